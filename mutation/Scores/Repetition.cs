using Lockstep.Notation.Text;

namespace Mutation.Scores;

/// <summary>Compares runs: a verdict that changes between them is luck, not strength.</summary>
public static class Repetition
{
    /// <summary>
    /// Mutants whose verdicts differ between runs, one per line; time-outs depend on the clock and are excluded.
    /// </summary>
    /// <param name="runs">The mutants of each run.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<IReadOnlyList<Mutant>> runs)
    {
        return
            from same in runs.SelectMany(Numbered).GroupBy(mutant => mutant.Key)
            let statuses = same.Select(mutant => mutant.Mutant.Status).ToList()
            where statuses.Count != runs.Count || statuses.Distinct().Count() > 1
            where !same.Any(mutant => mutant.Mutant.HasNoEnd)
            select $"{same.First().Mutant} was {string.Join(", ", statuses)} in {CountText.Of(runs.Count, "run")}";
    }

    // Identical changes of one line are told apart by their order.
    private static IEnumerable<(string Key, Mutant Mutant)> Numbered(IReadOnlyList<Mutant> run) =>
        run.GroupBy(mutant => mutant.ToString(), StringComparer.Ordinal)
            .SelectMany(same => same.Select((mutant, number) => ($"{same.Key} {number}", mutant)));
}
