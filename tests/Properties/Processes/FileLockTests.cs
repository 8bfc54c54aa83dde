using Mutation;
using Processes;

namespace Properties.Processes;

/// <summary>A lock is held once at a time, and is free again when its holder has ended.</summary>
public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lock_is_held_by_one_at_a_time()
    {
        var path = _folder.PathOf("lock");
        using (var first = FileLock.TryTake(path))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(path));
        }

        using var again = FileLock.TryTake(path);
        Assert.NotNull(again);
    }

    [Fact]
    public void Second_run_in_a_checkout_is_told_to_wait()
    {
        using var first = RunLock.Take(_folder.Root, "mutation");
        using var other = RunLock.Take(_folder.Root, "coverage");

        var error = Assert.Throws<StrengthError>(() => RunLock.Take(_folder.Root, "mutation"));

        Assert.StartsWith(
            "verify: another 'verify mutation' is running in this checkout; wait for it to end",
            error.Message,
            StringComparison.Ordinal);
    }
}
