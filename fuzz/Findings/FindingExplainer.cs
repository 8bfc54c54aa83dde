using System.Diagnostics;
using Fuzz.Instrumentation;
using Fuzz.Mutating;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Runs a failing input again, shrinks it and keeps it, in a process of its own on the plain tool: what takes all
/// memory or does not end in a worker does so there too, and must not take the campaign with it.
/// </summary>
public static class FindingExplainer
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-explain";

    // No finding is called so: the name of one begins with its target's and ends with digits.
    private const string Held = "held";

    // A process that was killed from outside says nothing of the input; one that the input ends does so twice.
    private const int Attempts = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Long enough for inputs of bytes, and far from the limit.
    private static readonly TimeSpan Shrinking = TimeSpan.FromSeconds(15);

    /// <summary>What the process does.</summary>
    /// <param name="target">The target that the input failed on.</param>
    /// <param name="input">The input.</param>
    /// <param name="findings">The folder of findings; null where the input is only to be run.</param>
    /// <returns>
    /// The name of the new finding; empty where its cause is known; a word of its own where it holds.
    /// </returns>
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

        // Scenarios have a shrinker of their own; of other inputs as many bytes go as leave the cause what it is.
        var clock = Stopwatch.StartNew();
        var shorter = new Trimmer(target, int.MaxValue).Trim(
            new Input(input),
            it => clock.Elapsed < Shrinking && TargetRun.Of(target, it)?.Cause == finding.Cause).Bytes;
        return store.Add(target, input, TargetRun.Of(target, shorter) ?? finding, shorter) ?? string.Empty;
    }

    /// <summary>Has an input explained.</summary>
    /// <exception cref="OperationCanceledException">It was ended before its time.</exception>
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
                    return Said(process.Output.Trim(), target, failure, store, end);
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
            $"The input fails; the process that ran it again to shrink it ended or did not end: {words}\n"), end);
    }

    private static Explained Said(
        string answer, Target target, Failure failure, FindingStore store, CancellationToken end)
    {
        if (answer != Held)
            return new Explained(answer.Length > 0 ? answer : null);
        return failure.IsOfKilledWorker
            ? new Explained(null, HeldAgain: true)
            : Add(target, failure, store, new TargetFinding(
                "fails in a worker only", "The input fails in a worker, on instrumented code, and holds here.\n"), end);
    }

    private static Explained Add(
        Target target, Failure failure, FindingStore store, TargetFinding finding, CancellationToken end)
    {
        var input = WholeFile.Read(failure.File);
        var shorter = new DeadlyShrinker(target, store, end).Shrink(input);
        var scenario = target is ScenarioTarget scenarios
            ? $"\n{ScenarioText.Print(scenarios.ScenarioOf(shorter ?? input))}"
            : string.Empty;
        return new Explained(store.Add(target, input, finding with { Text = finding.Text + scenario }, shorter));
    }
}
