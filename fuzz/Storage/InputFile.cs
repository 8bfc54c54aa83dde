namespace Fuzz.Storage;

/// <summary>
/// Files that hold inputs. Any bytes are one; what cannot be read as bytes, or is too long, was put there by something
/// else, and a person must decide what becomes of it.
/// </summary>
internal static class InputFile
{
    /// <summary>The bytes of an input; null where the file is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it is none; empty where it is one.</param>
    public static byte[]? Read(string path, out string problem)
    {
        problem = string.Empty;
        try
        {
            if (Directory.Exists(path))
                problem = "it is a folder, expected a file";
            else if (new FileInfo(path).Length is > Input.MaxLength and var length)
                problem = $"it has {length:N0} bytes, an input at most {Input.MaxLength:N0}";
            else
                return WholeFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = $"it cannot be read: {error.Message}";
        }

        return null;
    }

    /// <summary>Checks the folders of a target's workers before any of them starts.</summary>
    /// <exception cref="CampaignError">An entry is no input.</exception>
    public static void CheckWorkers(string campaign, string target, int workers)
    {
        for (var worker = 1; worker <= workers; worker++)
        {
            var folder = Path.Combine(campaign, $"{target}-{worker}");
            if (File.Exists(folder))
                throw Refusal(folder, "it is a file, expected a worker's folder");
            foreach (var part in WorkerFolder.Parts.Select(part => Path.Combine(folder, part)))
                CheckPart(part);
        }
    }

    private static void CheckPart(string part)
    {
        if (File.Exists(part))
            throw Refusal(part, "it is a file, expected a folder of inputs");
        if (!Directory.Exists(part))
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(part, WorkerFolder.Id + "*"))
        {
            if (Read(entry, out var problem) is null)
                throw Refusal(entry, problem);
        }
    }

    private static CampaignError Refusal(string path, string reason) =>
        new($"verify: {path} is no input: {reason}; move it away and run again, or give another --out");
}
