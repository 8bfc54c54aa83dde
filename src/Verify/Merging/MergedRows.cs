using Mutation.Scores;
using Verify.Display;
using Verify.Job;
using Verify.Strength;

namespace Verify.Merging;

/// <summary>Merges what several parts of a job say about one row.</summary>
internal static class MergedRows
{
    /// <summary>Runs add up.</summary>
    public static Row Of(IReadOnlyList<Row> rows) => rows.Aggregate((sum, row) => sum.Plus(row));

    /// <summary>An entry runs in one part, and a canary in each: one that complains counts.</summary>
    public static DefectRow Of(IReadOnlyList<DefectRow> rows) =>
        rows.FirstOrDefault(row => row.Complaints.Count > 0) ?? rows[0];

    /// <summary>Mutants add up, unless a part has no score.</summary>
    public static ScoreRow Of(IReadOnlyList<ScoreRow> rows)
    {
        int Sum(Func<ScoreRow, int?> count) => rows.Sum(row => count(row) ?? 0);
        var score = rows.Any(row => row.Mutants is null)
            ? null
            : new Score(
                Sum(row => row.Killed),
                Sum(row => row.Survived),
                Sum(row => row.Timeouts),
                Sum(row => row.Equivalent),
                Sum(row => row.Endless));
        return ScoreRow.Of(rows[0].Name, rows[0].Sources, score, [.. rows.SelectMany(row => row.Unexplained)]);
    }

    /// <summary>What is wrong with a whole target, which no part can tell.</summary>
    public static IEnumerable<DocumentFinding> Problems(ScoreRow row)
    {
        if (row.Mutants is null)
            return [];
        var score = new Score(
            row.Killed!.Value, row.Survived!.Value, row.Timeouts!.Value, row.Equivalent!.Value, row.Endless!.Value);
        return score.Problems().Select(problem => new DocumentFinding(row.Name, problem) { Report = $"{problem}\n" });
    }
}
