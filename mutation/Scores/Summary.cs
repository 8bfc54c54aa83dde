using System.Globalization;

namespace Mutation;

/// <summary>What a run of Stryker.NET says of the tests, once the canaries and the ledger agree with it.</summary>
/// <param name="Score">The score; null where a canary came out wrong.</param>
/// <param name="Problems">What is wrong, each in a line; nothing where the score stands.</param>
/// <param name="Unexplained">Time-outs that nobody showed to be loops without end: they count as survived.</param>
public sealed record Summary(Score? Score, IReadOnlyList<string> Problems, IReadOnlyList<Mutant> Unexplained)
{
    /// <summary>The least adjusted score in percent.</summary>
    public const double Least = 95;

    /// <summary>Whether canaries, ledger and score are as they must be.</summary>
    public bool Holds => Problems.Count == 0;

    /// <summary>Judges a run.</summary>
    /// <param name="report">Stryker's JSON report.</param>
    /// <param name="ledger">The ledger of mutants that were not killed.</param>
    /// <exception cref="StrengthError">A file cannot be used.</exception>
    public static Summary Of(string report, string ledger)
    {
        var all = MutationReport.Read(report);
        var canaries = Canaries.Problems(all).ToList();
        if (canaries.Count > 0)
            return new Summary(null, canaries, []);
        var mutants = all.Where(mutant => !Canaries.IsCanary(mutant)).ToList();
        var said = Ledger.Read(ledger);
        var score = Score.Of(mutants, said);
        var problems = said.Problems(mutants).ToList();
        if (score.Adjusted < Least)
            problems.Add($"the score is {Percent(score.Adjusted)}, below {Percent(Least)}");
        return new Summary(score, problems, [.. mutants.Where(mutant =>
            mutant.Status == MutantStatus.Timeout && said.Find(mutant)?.Verdict != Verdict.Endless)]);
    }

    /// <summary>The summary in lines of plain text.</summary>
    public IEnumerable<string> Lines()
    {
        if (Score is { } score)
        {
            yield return $"killed {score.Killed}, survived {score.Survived} (of these {score.Equivalent} equivalent), "
                + $"timed out {score.Timeouts} (of these {score.Endless} shown endless)";
            yield return $"raw {Percent(score.Raw)}, without time-outs {Percent(score.WithoutTimeouts)}, "
                + $"adjusted {Percent(score.Adjusted)}";
        }
        else
        {
            yield return "no score: a canary came out wrong, and with it any other mutant may have";
        }

        foreach (var mutant in Unexplained)
            yield return $"timed out, counted as survived: {mutant}";
        foreach (var problem in Problems)
            yield return $"problem: {problem}";
    }

    private static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %");
}
