namespace Mutation.Scores;

/// <summary>Whether several runs say the same of every mutant: a verdict that changes is luck, not strength.</summary>
public static class Repetition
{
    /// <summary>
    /// The mutants of which two runs say different things, each in a line; time-outs are the clock's.
    /// </summary>
    /// <param name="runs">The mutants of each run.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<IReadOnlyList<Mutant>> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return
            from same in runs.SelectMany(Numbered).GroupBy(mutant => mutant.Key)
            let statuses = same.Select(mutant => mutant.Mutant.Status).ToList()
            where statuses.Count != runs.Count || statuses.Distinct().Count() > 1
            where !same.Any(mutant => mutant.Mutant.HasNoEnd)
            select $"{same.First().Mutant} was {string.Join(", ", statuses)} in {runs.Count} runs";
    }

    // Two mutants of one line can be the same change in two places: their order tells them apart.
    private static IEnumerable<(string Key, Mutant Mutant)> Numbered(IReadOnlyList<Mutant> run) =>
        run.GroupBy(mutant => mutant.ToString(), StringComparer.Ordinal)
            .SelectMany(same => same.Select((mutant, number) => ($"{same.Key} {number}", mutant)));
}
