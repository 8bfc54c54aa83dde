using CliWrap;
using Processes;

namespace Mutation.Trials;

/// <summary>A copy of the tool with patched production code.</summary>
internal sealed class WorkerFolder(string path)
{
    /// <summary>The file name of the tool.</summary>
    public const string Tool = "verify.dll";

    // A defect that exhausts memory must be a finding and not take down the machine.
    private const string HeapLimit = "0x60000000";

    /// <summary>Copies the running tool and replaces the assembly by a patched one.</summary>
    public static WorkerFolder Make(string path, string patched)
    {
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsNeeded))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)), overwrite: true);
        File.Copy(patched, Path.Combine(path, PatchedBuild.Assembly), overwrite: true);
        return new WorkerFolder(path);
    }

    /// <summary>Runs the hidden verb of the copy.</summary>
    /// <param name="probe">The file in which the patched code records what ran; null if not needed.</param>
    /// <param name="limit">The time limit.</param>
    /// <param name="stop">Requests an early end.</param>
    /// <param name="arguments">The arguments of the verb.</param>
    /// <returns>How the process ended, and its report, if any.</returns>
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
