using Fuzz.Mutating;
using Fuzz.Working;
using Reference;

namespace Fuzz.Campaigning;

/// <summary>
/// Looks at what workers begin with before any of them does. Any bytes are an input; what cannot be read as bytes, or
/// is longer than an input can be, was put there by something else, and a person must say what is to become of it.
/// </summary>
internal static class CorpusCheck
{
    private static readonly string[] Parts = [WorkerStore.Queue, WorkerStore.Crashes, WorkerStore.Hangs];

    /// <summary>Looks at the folders of a target's workers.</summary>
    /// <param name="campaign">The campaign's folder.</param>
    /// <param name="target">The target's name.</param>
    /// <param name="workers">How many workers it has.</param>
    /// <exception cref="CampaignError">An entry is no input.</exception>
    public static void Run(string campaign, string target, int workers)
    {
        for (var worker = 1; worker <= workers; worker++)
        {
            var folder = Path.Combine(campaign, $"{target}-{worker}");
            if (File.Exists(folder))
                throw Refusal(folder, "it is a file, expected a worker's folder");
            foreach (var part in Parts.Select(part => Path.Combine(folder, part)))
                Look(part);
        }
    }

    private static void Look(string part)
    {
        if (File.Exists(part))
            throw Refusal(part, "it is a file, expected a folder of inputs");
        if (!Directory.Exists(part))
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(part, WorkerStore.Id + "*"))
        {
            if (WrongWith(entry) is { } reason)
                throw Refusal(entry, reason);
        }
    }

    private static string? WrongWith(string entry)
    {
        if (Directory.Exists(entry))
            return "it is a folder, expected a file";
        try
        {
            // Not to be opened: a pipe would wait for someone who writes.
            if (new FileInfo(entry).Length == 0)
                return null;
            using var file = new FileStream(entry, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length > Mutator.Longest)
                return $"it has {file.Length:N0} bytes, an input at most {Mutator.Longest:N0}";
            file.ReadByte();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read: {error.Message}";
        }
    }

    private static CampaignError Refusal(string path, string reason) =>
        new($"verify: {path} is no input: {reason}; move it away and run again, or give another --out");
}
