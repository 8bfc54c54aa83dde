using System.Diagnostics;
using Fuzz.Mutating;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Re-runs, minimises and stores a failing input in a separate process on the plain tool: an input that exhausts memory
/// or hangs must not take the campaign with it.
/// </summary>
public static class FindingExplainer
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-explain";

    // Not the name of a finding, which begins with its target's and ends with a hash.
    private const string Held = "held";

    // A process may be killed externally; an input that kills it does so twice.
    private const int Attempts = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Long enough for inputs of bytes, and well below the limit.
    private static readonly TimeSpan Shrinking = TimeSpan.FromSeconds(15);

    /// <summary>The body of the process.</summary>
    /// <param name="target">The target that the input failed on.</param>
    /// <param name="input">The input.</param>
    /// <param name="findings">The folder of findings; null to only run the input.</param>
    /// <returns>The name of the new finding; empty if its cause is known; <c>held</c> if it passes.</returns>
    public static string Explain(Target target, byte[] input, string? findings)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(input);
        if (TargetRun.Of(target, input) is not { } finding)
            return Held;
        if (findings is null)
            return finding.Cause;
        var store = new FindingStore(findings);
        if (finding.Scenario is not null)
            return store.Add(target, input, finding) ?? string.Empty;

        // Scenarios have a shrinker of their own; other inputs lose all bytes that the cause does not need.
        var clock = Stopwatch.StartNew();
        var shorter = new Trimmer(target, int.MaxValue).Trim(
            new Input(input),
            it => clock.Elapsed < Shrinking && TargetRun.Of(target, it)?.Cause == finding.Cause).Bytes;
        return store.Add(target, input, TargetRun.Of(target, shorter) ?? finding, shorter) ?? string.Empty;
    }

    /// <summary>Explains an input in a process.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The process cannot write.</exception>
    internal static Explained Of(Target target, Failure failure, FindingStore store, CancellationToken end)
    {
        if (failure.Known is { } known)
            return Add(target, failure, store, known, end);
        var words = string.Empty;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var process = ChildProcess.Run(ToolCommand.Own(Verb, target.Name, failure.File, store.Folder), Limit, end);
            switch (process.Code)
            {
                case 0:
                    return Handle(process.Output.Trim(), target, failure, store, end);
                case ToolCommand.Refused:
                    throw new IOException(process.FirstLine);
                case null:
                    words = $"it took more than {Limit.TotalSeconds:0} s";
                    attempt = Attempts;
                    break;
                default:
                    words = process.FirstLine;
                    break;
            }
        }

        return Add(target, failure, store, new TargetFinding(
            $"fails and cannot be explained {failure.Cause}",
            $"The input fails; the process that re-ran it to minimise it died or hung: {words}\n"), end);
    }

    private static Explained Handle(
        string result, Target target, Failure failure, FindingStore store, CancellationToken end)
    {
        if (result != Held)
            return new Explained(result.Length > 0 ? result : null);
        return failure.IsOfKilledWorker
            ? new Explained(null, HeldAgain: true)
            : Add(target, failure, store, new TargetFinding(
                "fails in a worker only",
                "The input fails in a worker, on instrumented code, and passes here.\n"), end);
    }

    private static Explained Add(
        Target target, Failure failure, FindingStore store, TargetFinding finding, CancellationToken end)
    {
        var input = InputFile.Read(failure.File);
        var shorter = new DeadlyShrinker(target, store, end).Shrink(input);
        var scenario = target is ScenarioTarget scenarios
            ? $"\n{ScenarioText.Print(scenarios.ScenarioOf(shorter ?? input))}"
            : string.Empty;
        return new Explained(store.Add(target, input, finding with { Text = finding.Text + scenario }, shorter));
    }
}
