namespace Mutation.Scores;

/// <summary>
/// Mutants whose fate is known, in a file that only copies that are mutated have. Where one comes out wrong the
/// instrument cannot be believed, and there is no score.
/// </summary>
public static class Canaries
{
    /// <summary>The file that they are in.</summary>
    public const string File = "MutationCanary.cs";

    private static readonly (string Change, MutantStatus Fate)[] Known =
    [
        ("one + other -> one - other", MutantStatus.Killed),
        ("one >= other -> one < other", MutantStatus.Killed),
        ("one >= other -> one > other", MutantStatus.Survived),
        ("number + 1 -> number - 1", MutantStatus.Survived),
        ("from > 0 -> !(from > 0)", MutantStatus.Killed),
        ("from--; -> ;", MutantStatus.Timeout),
    ];

    /// <summary>Whether a mutant is one of the canary file, which no score counts.</summary>
    public static bool IsCanary(Mutant mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        return Path.GetFileName(mutant.File) == File;
    }

    /// <summary>What is wrong with the canaries of a run, each in a line; empty where all are right.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<Mutant> mutants)
    {
        var canaries = mutants.Where(IsCanary).ToList();
        foreach (var (change, fate) in Known)
        {
            var fates = canaries.Where(canary => canary.Change == change).Select(canary => canary.Status).ToList();
            if (fates.Count == 0)
                yield return $"canary '{change}' was not among the mutants";
            else if (fates.Exists(other => other != fate))
                yield return $"canary '{change}' must be {fate}, and was {string.Join(", ", fates)}";
        }
    }
}
