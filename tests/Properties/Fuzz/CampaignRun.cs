using Fuzz.Storage;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Campaigns with one worker, and the contents of their folder.</summary>
internal static class CampaignRun
{
    /// <summary>Runs a campaign in this process.</summary>
    public static ToolRun Of(string folder, string target, params string[] words) =>
        ToolRun.Of(Words(folder, target, words));

    /// <summary>The command line.</summary>
    public static string[] Words(string folder, string target, params string[] words) =>
    [
        "campaign", "--target", target, "--jobs", "1", "--seed", "3", "--out", folder, .. words,

        // On a loaded machine a number of executions may take longer than the default time.
        .. words.Contains("--executions") ? ["--for", "5m"] : Array.Empty<string>(),
    ];

    /// <summary>The names and contents of a worker's queue.</summary>
    public static (string Name, string Content)[] Queue(string worker) =>
    [
        .. new WorkerFolder(worker).Files(WorkerFolder.Queue)
            .Select(file => (Path.GetFileName(file), Convert.ToHexString(File.ReadAllBytes(file)))),
    ];
}
