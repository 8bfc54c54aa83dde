using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Fuzz.Storage;

/// <summary>
/// Input files. Any bytes are a valid input; an entry that is unreadable or too long was put there by something else,
/// and the user must decide what to do with it.
/// </summary>
public static class InputFile
{
    /// <summary>The bytes of an input.</summary>
    /// <param name="path">The file; "-" for standard input.</param>
    /// <exception cref="FormatError">It is not a valid input.</exception>
    public static byte[] Read(string path) =>
        FileContent.ReadBytes(path, "an input of a target", Input.MaxLength, least: 0);

    /// <summary>The bytes of an input; null if the file is not a valid input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it is not valid; empty if it is.</param>
    internal static byte[]? Read(string path, out string problem)
    {
        problem = string.Empty;
        try
        {
            return Read(path);
        }
        catch (FormatError error)
        {
            problem = $"found {error.Found}; expected {error.Expected}";
            return null;
        }
    }

    /// <summary>Checks the folders of a target's workers before they start.</summary>
    /// <exception cref="CampaignError">An entry is not a valid input.</exception>
    internal static void CheckWorkers(string campaign, string target, int workers)
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
