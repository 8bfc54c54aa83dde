namespace Mutation.Scores;

/// <summary>The result of a Stryker.NET run, checked against the canaries and the ledger.</summary>
/// <param name="Target">What was mutated.</param>
/// <param name="Score">The score; null if a canary check failed.</param>
/// <param name="Problems">Problems, one per line; empty if the score stands.</param>
/// <param name="Unexplained">
/// Time-outs neither shown to be endless loops nor equivalent; they count as survived.
/// </param>
/// <param name="Report">The path of the report.</param>
/// <param name="Proposal">The proposed ledger; null if a canary check failed.</param>
public sealed record Summary(
    MutationTarget Target,
    Score? Score,
    IReadOnlyList<string> Problems,
    IReadOnlyList<Mutant> Unexplained,
    string Report,
    Ledger? Proposal)
{
    /// <summary>Whether canaries, ledger and score are in order.</summary>
    public bool Holds => Problems.Count == 0;

    /// <summary>The path of the proposed ledger.</summary>
    public string ProposalFile => Path.ChangeExtension(Report, ".survivors.json");

    /// <summary>Judges a run.</summary>
    /// <exception cref="StrengthError">A file is missing or malformed, or the report is of another target.</exception>
    public static Summary Of(MutationTarget target, string report, string ledger)
    {
        var all = MutationReport.Read(report);
        var canaries = Canaries.Problems(all).ToList();
        if (canaries.Count > 0)
            return new Summary(target, null, canaries, [], report, null);
        var mutants = all.Where(mutant => !Canaries.IsCanary(mutant) && target.Contains(mutant.File)).ToList();
        if (target.Files is null && !mutants.Exists(mutant => mutant.Counts))
            throw new StrengthError($"{report}: found no tested mutant of {target.Sources}, expected a report of it");
        var whole = Ledger.Read(ledger);
        var ofTarget = whole.Of(target);
        var score = Score.Of(mutants, ofTarget);

        // Of a part of the target, the counts say nothing yet.
        IEnumerable<string> problems = ofTarget.Problems(mutants).Concat(target.Files is null ? score.Problems() : []);
        var unexplained = mutants.Where(
            mutant => mutant.HasNoEnd && ofTarget.Find(mutant)?.Verdict is null or Verdict.Open);
        return new Summary(target, score, [.. problems], [.. unexplained], report, whole.After(target, mutants));
    }
}
