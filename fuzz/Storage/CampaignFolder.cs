using Processes;

namespace Fuzz.Storage;

/// <summary>A campaign's folder: writable, and locked by one campaign at a time.</summary>
internal sealed class CampaignFolder : IDisposable
{
    private const string LockFile = ".lock";

    private readonly FileLock _lock;

    private CampaignFolder(FileLock held) => _lock = held;

    /// <summary>Locks a folder, and creates it if there is none.</summary>
    /// <exception cref="CampaignError">It is a file, not writable, or in use.</exception>
    public static CampaignFolder Take(string folder)
    {
        if (File.Exists(folder))
        {
            throw new CampaignError(
                $"verify: --out {folder} is a file; expected a folder or an unused name; give another --out");
        }

        try
        {
            Directory.CreateDirectory(folder);
            TryToWrite(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError($"verify: --out {folder} cannot be written to: {error.Message}; "
                + "free some space, change the permissions, or give another --out");
        }

        return new CampaignFolder(FileLock.TryTake(Path.Combine(folder, LockFile)) ?? throw new CampaignError(
            $"verify: --out {folder} is in use by another campaign; wait for it to end, or give another --out"));
    }

    /// <summary>Whether a campaign ran in a folder.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, LockFile));

    public void Dispose() => _lock.Dispose();

    // Not an empty file, which a full disk accepts.
    private static void TryToWrite(string folder)
    {
        var probe = Path.Combine(folder, $"{WholeFile.Unfinished}probe-{Environment.ProcessId}");
        File.WriteAllBytes(probe, new byte[Input.MaxLength]);
        File.Delete(probe);
    }
}
