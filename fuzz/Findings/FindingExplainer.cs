using System.Diagnostics;
using Fuzz.Mutating;
using Lockstep.Formats;
using Lockstep.Scenarios;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Re-runs, minimises and stores a failing input in a separate process on the plain tool: an input that exhausts memory
/// or hangs must not take the campaign with it. What is left then runs alone, in another process.
/// </summary>
public static class FindingExplainer
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-explain";

    /// <summary>The word that has it store an input as it was found.</summary>
    public const string AsFound = "as-found";

    // Not the line of a finding.
    private const string Held = "held";

    // A process may be killed externally; an input that kills it does so twice.
    private const int Attempts = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Long enough for inputs of bytes, and well below the limit.
    private static readonly TimeSpan Shrinking = TimeSpan.FromSeconds(15);

    /// <summary>The body of the process.</summary>
    /// <param name="target">The target that the input failed on.</param>
    /// <param name="file">The input, or a scenario as text.</param>
    /// <param name="findings">The folder of findings; null to only run the input.</param>
    /// <param name="asFound">Whether the input is stored without being minimised.</param>
    /// <returns>A line: the finding, as <see cref="AddedFinding"/> prints it, or <c>held</c>.</returns>
    public static string Explain(Target target, string file, string? findings, bool asFound = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(file);
        if (Path.GetFileName(file) == StoredFinding.ScenarioPart)
            return ScenarioTarget.Judged(ScenarioFile.Load(file).Scenario, target.Subjects)?.Cause ?? Held;
        var input = InputFile.Read(file);
        if (TargetRun.Of(target, input) is not { } finding)
            return Held;
        if (findings is null)
            return finding.Cause;
        var found = asFound ? NewFinding.AsFound(input, finding)
            : finding.Scenario is not null ? NewFinding.Minimised(target, input, finding)
            : Shortened(target, input, finding);
        return new FindingStore(findings).Add(target, found).ToString();
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
            var process = Run(target, failure.File, end, store.Folder);
            switch (process.Code)
            {
                case 0 when process.Output.Trim() == Held:
                    return HoldsAlone(target, failure, store);
                case 0:
                    return Confirm(AddedFinding.Parse(process.Output.Trim()), target, failure, store, end);
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

    // Scenarios have a shrinker of their own; other inputs lose all bytes that the cause does not need.
    private static NewFinding Shortened(Target target, byte[] input, TargetFinding finding)
    {
        var clock = Stopwatch.StartNew();
        var shorter = new Trimmer(target, int.MaxValue).Trim(
            new Input(input),
            it => clock.Elapsed < Shrinking && TargetRun.Of(target, it)?.Cause == finding.Cause).Bytes;
        return NewFinding.AsFound(input, TargetRun.Of(target, shorter) ?? finding) with { Shorter = shorter };
    }

    private static ProcessEnd Run(Target target, string file, CancellationToken end, params string[] words) =>
        ChildProcess.Run(ToolCommand.Brief([Verb, target.Name, file, .. words]), Limit, end);

    // The process that minimised ran many candidates: what it kept may depend on those.
    private static Explained Confirm(
        AddedFinding added, Target target, Failure failure, FindingStore store, CancellationToken end)
    {
        if (added.News == FindingNews.Known
            || Run(target, store.Open(target, added).ShownBy, end).Output.Trim() != Held)
            return new Explained(added);
        store.Remove(target, added);
        var again = Run(target, failure.File, end, store.Folder, AsFound).Output.Trim();
        return again == Held
            ? HoldsAlone(target, failure, store)
            : new Explained(AddedFinding.Parse(again));
    }

    private static Explained HoldsAlone(Target target, Failure failure, FindingStore store)
    {
        if (failure.IsOfKilledWorker)
            return new Explained(null, HeldAgain: true);
        var report = "This input failed in a worker, after other inputs, and holds alone in a fresh process. It "
            + "depends on what ran before: look for state that outlives a run, such as a static field. No command "
            + "replays it.\n"
            + (failure.Seen is { } seen ? $"\nThe worker saw:\n\n{seen}" : string.Empty);
        return new Explained(store.Add(
            target,
            new NewFinding("depends on what ran before", report, InputFile.Read(failure.File)) { FailsAlone = false }));
    }

    private static Explained Add(
        Target target, Failure failure, FindingStore store, TargetFinding finding, CancellationToken end)
    {
        if (store.Known(target, finding.Cause) is { } known)
            return new Explained(known);
        var input = InputFile.Read(failure.File);
        var shorter = new DeadlyShrinker(target, store, end).Shrink(input);
        var scenario = target is ScenarioTarget scenarios
            ? $"\n{ScenarioText.Print(scenarios.ScenarioOf(shorter ?? input))}"
            : string.Empty;
        return new Explained(store.Add(
            target, new NewFinding(finding.Cause, finding.Text + scenario, input) { Shorter = shorter }));
    }
}
