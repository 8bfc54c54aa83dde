namespace Fuzz.Storage;

/// <summary>A campaign's folder: one campaign at a time has it, and it can be written to.</summary>
internal sealed class CampaignFolder : IDisposable
{
    private const string LockFile = ".lock";

    private readonly FileStream _lock;

    private CampaignFolder(FileStream held) => _lock = held;

    /// <summary>Takes a folder; makes it where there is none.</summary>
    /// <exception cref="CampaignError">It is a file, cannot be made or written to, or is in use.</exception>
    public static CampaignFolder Take(string folder)
    {
        if (File.Exists(folder))
        {
            throw new CampaignError(
                $"verify: --out {folder} is a file, expected a folder or a name that is free; give another --out");
        }

        try
        {
            Directory.CreateDirectory(folder);
            TryToWrite(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError($"verify: --out {folder} cannot be written to: {error.Message}; "
                + "free some space, change who may write there, or give another --out");
        }

        return new CampaignFolder(Lock(folder));
    }

    public void Dispose() => _lock.Dispose();

    // More than an empty file: a full disk still takes names.
    private static void TryToWrite(string folder)
    {
        var probe = Path.Combine(folder, $"{WholeFile.Unfinished}probe-{Environment.ProcessId}");
        File.WriteAllBytes(probe, new byte[Input.MaxLength]);
        File.Delete(probe);
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError(
                $"verify: --out {folder} is in use by another campaign; wait for its end, or give another --out");
        }
    }
}
