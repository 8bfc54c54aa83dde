using Processes;

namespace Mutation;

/// <summary>Keeps two runs of a verb in one checkout apart: each would delete what the other works on.</summary>
internal static class RunLock
{
    /// <summary>Takes the lock of a verb.</summary>
    /// <exception cref="StrengthError">Another run holds it.</exception>
    public static FileLock Take(string checkout, string verb)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout, "artifacts")).FullName;
        var path = Path.Combine(folder, $"{verb}.lock");
        return FileLock.TryTake(path) ?? throw new StrengthError(
            $"verify: another 'verify {verb}' is running in this checkout; wait for it to end ({path} is locked)");
    }
}
