using Mutation.Scores;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The table of <c>verify mutation</c>.</summary>
internal static class ScoreTable
{
    private static readonly string[] Numbers =
    [
        "mutants", "killed", "survived", "equivalent", "time-outs", "endless", "raw", "without time-outs", "adjusted",
    ];

    /// <summary>Prints it; a target without a score has a row of dashes.</summary>
    public static void Print(Surroundings around, IReadOnlyList<Summary> summaries) =>
        TableFrame.Print(around, isTight => Table(isTight, summaries));

    private static Table Table(bool isTight, IReadOnlyList<Summary> summaries)
    {
        var table = TableFrame.Of(isTight, gap: 1, [("mutated", false), .. TableFrame.Numbers(Numbers)]);
        foreach (var summary in summaries)
        {
            var cells = summary.Score is { } score ? Cells(score) : Numbers.Select(_ => TableFrame.None);
            table.AddRow(
                [TableFrame.Judged(summary.Target.Sources, summary.Holds), .. cells.Select(cell => new Text(cell))]);
        }

        return table;
    }

    private static IEnumerable<string> Cells(Score score)
    {
        int[] counts = [score.All, score.Killed, score.Survived, score.Equivalent, score.Timeouts, score.Endless];
        double[] percents = [score.Raw, score.WithoutTimeouts, score.Adjusted];
        return counts.Select(count => $"{count:N0}").Concat(percents.Select(percent => $"{percent:0.0} %"));
    }
}
