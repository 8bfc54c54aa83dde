namespace Mutation.Scores;

/// <summary>
/// Mutants with known outcomes, in a file that exists only in mutated copies. If one has another outcome, the run
/// cannot be trusted and there is no score.
/// </summary>
public static class Canaries
{
    /// <summary>The name of their file.</summary>
    public const string File = "MutationCanary.cs";

    /// <summary>What is compiled with mutated code: they, and a setting of the runtime.</summary>
    public static IReadOnlyList<string> Files { get; } = [File, "JitOptimisations.cs"];

    private static readonly (string Change, MutantStatus Outcome)[] Known =
    [
        ("one + other -> one - other", MutantStatus.Killed),
        ("one >= other -> one < other", MutantStatus.Killed),
        ("one >= other -> one > other", MutantStatus.Survived),
        ("number + 1 -> number - 1", MutantStatus.Survived),
        ("from > 0 -> !(from > 0)", MutantStatus.Killed),
        ("from--; -> ;", MutantStatus.Timeout),
    ];

    /// <summary>Whether a mutant is a canary, which no score counts.</summary>
    public static bool IsCanary(Mutant mutant) => Path.GetFileName(mutant.File) == File;

    /// <summary>Whether a canary counts as not covered: tests cover each of them.</summary>
    public static bool AnyIsUncovered(IReadOnlyList<Mutant> mutants) =>
        mutants.Any(mutant => IsCanary(mutant) && mutant.Status == MutantStatus.NoCoverage);

    /// <summary>Problems with the canaries of a run, one per line.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<Mutant> mutants)
    {
        var canaries = mutants.Where(IsCanary).ToList();
        foreach (var (change, outcome) in Known)
        {
            var outcomes = canaries.Where(canary => canary.Change == change).Select(canary => canary.Status).ToList();
            if (outcomes.Count == 0)
                yield return $"canary '{change}' was not among the mutants";
            else if (outcomes.Exists(other => other != outcome))
                yield return $"canary '{change}' must be {outcome} but was {string.Join(", ", outcomes)}";
        }
    }
}
