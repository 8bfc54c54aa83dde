using Lockstep.Scenarios;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Runs one input: first in a process of its own, which it may hang or kill; then here, for the report.
/// </summary>
public static class InputReplay
{
    private static readonly RunLimits Limits = new(Busy: TimeSpan.FromSeconds(10), Idle: TimeSpan.FromSeconds(60));

    /// <summary>The finding of a target in an input; null if all held.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TargetFinding? Run(Target target, byte[] input, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(target);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, input);
            var end = ChildProcess.Run(ToolCommand.Brief(FindingExplainer.Verb, target.Name, file), Limits, stop);
            var scenario = target is ScenarioTarget scenarios ? scenarios.ScenarioOf(input) : null;
            return end.Code switch
            {
                0 => TargetRun.Of(target, input),
                null => Deadly("does not end", $"more than {Limits.Busy.TotalSeconds:0} s of CPU time", scenario),
                _ => Deadly("kills its process", end.FirstLine, scenario),
            };
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TargetFinding Deadly(string cause, string how, Scenario? scenario) => new(
        cause, $"The input {cause}: {how}\n{(scenario is null ? string.Empty : $"\n{ScenarioText.Print(scenario)}")}");
}
