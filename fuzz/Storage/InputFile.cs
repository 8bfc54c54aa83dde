namespace Fuzz.Storage;

/// <summary>
/// Input files. Any bytes are a valid input; an entry that is unreadable or too long was put there by something else,
/// and the user must decide what to do with it.
/// </summary>
internal static class InputFile
{
    /// <summary>The bytes of an input; null if the file is not a valid input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it is not valid; empty if it is.</param>
    public static byte[]? Read(string path, out string problem)
    {
        problem = string.Empty;
        try
        {
            if (Directory.Exists(path))
                problem = "found a folder; expected a file";
            else if (new FileInfo(path).Length is > Input.MaxLength and var length)
                problem = $"{length:N0} bytes; expected at most {Input.MaxLength:N0}";
            else
                return WholeFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = $"cannot be read: {error.Message}";
        }

        return null;
    }

    /// <summary>Checks the folders of a target's workers before they start.</summary>
    /// <exception cref="CampaignError">An entry is not a valid input.</exception>
    public static void CheckWorkers(string campaign, string target, int workers)
    {
        for (var worker = 1; worker <= workers; worker++)
        {
            var folder = Path.Combine(campaign, $"{target}-{worker}");
            if (File.Exists(folder))
                throw Rejection(folder, "found a file; expected a worker's folder");
            foreach (var part in WorkerFolder.Parts.Select(part => Path.Combine(folder, part)))
                CheckPart(part);
        }
    }

    private static void CheckPart(string part)
    {
        if (File.Exists(part))
            throw Rejection(part, "found a file; expected a folder of inputs");
        if (!Directory.Exists(part))
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(part, WorkerFolder.Id + "*"))
        {
            if (Read(entry, out var problem) is null)
                throw Rejection(entry, problem);
        }
    }

    private static CampaignError Rejection(string path, string reason) =>
        new($"verify: {path} is not a valid input: {reason}; remove it and re-run, or give another --out");
}
