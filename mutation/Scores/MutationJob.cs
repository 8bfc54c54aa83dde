namespace Mutation.Scores;

/// <summary>Mutates targets one after another and judges the reports.</summary>
public sealed class MutationJob(string checkout, IReadOnlyList<MutationTarget> targets)
{
    private const string Verb = "mutation";

    private readonly string _ledger = Path.Combine(checkout, "mutation", "survivors.json");

    /// <summary>The number of runs per target; the verdicts of all runs must agree.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Whether Stryker.NET's progress goes to standard error.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Mutates all targets; Stryker.NET's progress goes to this process's output.</summary>
    /// <returns>A summary per target, as soon as it is available; if it is stopped, of those that have run.</returns>
    /// <exception cref="StrengthError">A run failed, or its report or the ledger is unusable.</exception>
    public IReadOnlyList<Summary> Run(bool isWatched, CancellationToken stop)
    {
        using var held = RunLock.Take(checkout, Verb);

        // Fail early: without a ledger there is no score.
        Ledger.Read(_ledger);
        var summaries = new List<Summary>();
        try
        {
            foreach (var target in targets)
                summaries.Add(Run(target, isWatched, stop));
        }
        catch (OperationCanceledException)
        {
            // Those that have run count.
        }

        return summaries;
    }

    /// <summary>Judges a report of an earlier run and writes the proposed ledger next to it.</summary>
    /// <exception cref="StrengthError">A file is missing or malformed.</exception>
    public Summary Judge(string report) => Judge(targets[0], report);

    /// <summary>Mutates nothing but the canaries.</summary>
    /// <returns>Problems, one per line.</returns>
    /// <exception cref="StrengthError">The run failed, or its report is unusable.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<string> RunCanaries(bool isWatched, CancellationToken stop)
    {
        using var held = RunLock.Take(checkout, Verb);
        var run = new MutationRun(checkout, targets[0], canariesOnly: true) { IsQuiet = IsQuiet };
        run.Run(isWatched, stop);
        return [.. Canaries.Problems(MutationReport.Read(run.Report))];
    }

    private Summary Run(MutationTarget target, bool isWatched, CancellationToken stop)
    {
        var run = new MutationRun(checkout, target) { IsQuiet = IsQuiet };
        var reports = new List<string>();
        for (var number = 1; number <= Runs; number++)
        {
            run.Run(isWatched, stop);
            var kept = Path.Combine(checkout, "artifacts", "mutation", $"{target.Name}-{number}.json");
            File.Copy(run.Report, kept, overwrite: true);
            reports.Add(kept);
        }

        var summary = Judge(target, run.Report);
        return summary with
        {
            Problems = [.. summary.Problems, .. Repetition.Problems([.. reports.Select(MutationReport.Read)])],
        };
    }

    private Summary Judge(MutationTarget target, string report)
    {
        var summary = Summary.Of(target, report, _ledger);
        if (summary.Proposal is { } proposal)
            File.WriteAllText(summary.ProposalFile, proposal.Print());
        return summary;
    }
}
