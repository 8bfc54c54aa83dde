using CliWrap;
using Processes;

namespace Mutation.Trials;

/// <summary>A copy of the tool in which the production code is a patched one.</summary>
/// <param name="path">The folder.</param>
internal sealed class WorkerFolder(string path)
{
    private const string Tool = "verify.dll";

    // A defect that takes all memory must be a finding, and not the end of the machine.
    private const string HeapLimit = "0x60000000";

    /// <summary>Copies the running tool, and gives the copy a patched assembly.</summary>
    public static WorkerFolder Make(string path, string patched)
    {
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsNeeded))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)), overwrite: true);
        File.Copy(patched, Path.Combine(path, PatchedBuild.Assembly), overwrite: true);
        return new WorkerFolder(path);
    }

    /// <summary>Runs the copy's hidden verb.</summary>
    /// <param name="probe">The file in which the patched code records what ran; null where that is not needed.</param>
    /// <param name="limit">The longest that it may take.</param>
    /// <param name="stop">Asks for an early end.</param>
    /// <param name="arguments">The verb's arguments.</param>
    /// <returns>How it ended, and what it reported, if anything.</returns>
    public (ProcessEnd Ended, TrialReport? Report) Run(
        string? probe, TimeSpan limit, CancellationToken stop, params IEnumerable<string> arguments)
    {
        var tool = DotnetHost.With([Path.Combine(path, Tool), TrialVerb.Name, .. arguments])
            .WithWorkingDirectory(path)
            .WithEnvironmentVariables(environment => environment
                .Set("DEFECT_PROBE_FILE", probe ?? string.Empty)
                .Set("DOTNET_GCHeapHardLimit", HeapLimit));
        var ended = ChildProcess.Run(tool, limit, stop);
        return (ended, ended.Code == 0 ? TrialReport.Parse(ended.Output.Trim()) : null);
    }

    private static bool IsNeeded(string file) => Path.GetExtension(file) is ".dll" or ".json";
}
