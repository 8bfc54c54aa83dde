using FsCheck.Xunit;
using MemoryModel;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// For callers who prefer exceptions: each error is thrown with its text, and a success never throws.
/// </summary>
public sealed class ThrowingConveniences
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void An_error_is_thrown_as_it_is_and_a_success_gives_its_value(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment);

        var thrown = Record.Exception(() => Assert.Equal(size, layout.Value.Size));

        MustBe(layout.Error, thrown);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void An_operation_without_a_value_throws_exactly_where_it_failed(ulong start, ulong size)
    {
        var added = BuddyAllocator.Create(1).Value.Add(start, size);

        var thrown = Record.Exception(added.ThrowIfFailed);

        MustBe(added.Error, thrown);
    }

    private static void MustBe(MemoryError? error, Exception? thrown)
    {
        Assert.Equal(error is null, thrown is null);
        if (error is null)
            return;
        var exception = Assert.IsType<MemoryException>(thrown);
        Assert.Same(error, exception.Error);
        Assert.Equal($"{error.Kind}: {error.Message}", exception.Message);
    }
}
