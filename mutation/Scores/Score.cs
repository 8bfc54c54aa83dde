using System.Globalization;
using Lockstep.Notation.Text;

namespace Mutation.Scores;

/// <summary>Counts of mutants, and three scores.</summary>
/// <param name="Killed">A test failed.</param>
/// <param name="Survived">Every test passed, or none covers the code.</param>
/// <param name="Timeouts">The tests did not end in time, or their host crashed.</param>
/// <param name="Equivalent">Those of both that the ledger calls equivalent.</param>
/// <param name="Endless">Time-outs that the ledger shows to be endless loops.</param>
public sealed record Score(int Killed, int Survived, int Timeouts, int Equivalent, int Endless)
{
    /// <summary>All mutants that compiled and were tested.</summary>
    public int All => Killed + Survived + Timeouts;

    /// <summary>The score in percent as Stryker.NET counts it: time-outs are kills.</summary>
    public double Raw => Percent(Killed + Timeouts, All);

    /// <summary>The score in percent without time-outs as kills.</summary>
    public double WithoutTimeouts => Percent(Killed, All);

    /// <summary>The headline score in percent: killed / (all - equivalent - endless).</summary>
    public double Adjusted => Percent(Killed, All - Equivalent - Endless);

    /// <summary>The minimum adjusted score in percent.</summary>
    public const double Least = 95;

    /// <summary>What is wrong with the counts of a whole target, one per line.</summary>
    public IEnumerable<string> Problems()
    {
        if (Equivalent * 10 > All)
            yield return $"{CountText.Of(Equivalent, "mutant")} called equivalent, more than one in ten";
        if (Adjusted < Least)
            yield return $"the score is {Text(Adjusted)}, below {Text(Least)}";
    }

    /// <summary>The score of a run under a ledger.</summary>
    public static Score Of(IReadOnlyList<Mutant> mutants, Ledger ledger)
    {
        int Count(params MutantStatus[] statuses) => mutants.Count(mutant => statuses.Contains(mutant.Status));
        bool Is(Mutant mutant, Verdict verdict) =>
            mutant.Counts && mutant.Status != MutantStatus.Killed && ledger.Find(mutant)?.Verdict == verdict;
        return new Score(
            Count(MutantStatus.Killed),
            Count(MutantStatus.Survived, MutantStatus.NoCoverage),
            mutants.Count(mutant => mutant.HasNoEnd),
            mutants.Count(mutant => Is(mutant, Verdict.Equivalent)),
            mutants.Count(mutant => mutant.HasNoEnd && Is(mutant, Verdict.Endless)));
    }

    private static double Percent(int part, int all) => all == 0 ? 0 : 100.0 * part / all;

    private static string Text(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %");
}
