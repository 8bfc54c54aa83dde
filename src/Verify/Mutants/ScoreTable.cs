using System.Globalization;
using Mutation.Scores;
using Spectre.Console;
using Verify.Display;

namespace Verify.Mutants;

/// <summary>The table of <c>verify mutation</c>.</summary>
internal static class ScoreTable
{
    private static readonly string[] Numbers =
    [
        "mutants", "killed", "survived", "equivalent", "time-outs", "endless", "raw", "without time-outs", "adjusted",
    ];

    /// <summary>Prints it; a target without a score has a row that says so.</summary>
    public static void Print(Surroundings around, IReadOnlyList<Summary> summaries) =>
        ResultTable.Print(around, isTight => Table(isTight, summaries));

    private static Table Table(bool isTight, IReadOnlyList<Summary> summaries)
    {
        var table = TableFrame.Of(isTight, gap: 1, [("mutated", false), .. TableFrame.Numbers(Numbers)]);
        foreach (var summary in summaries)
            table.AddRow(Cells(summary));
        return table;
    }

    private static Text[] Cells(Summary summary) => summary.Score is { } score
        ?
        [
            new(summary.Target.Sources, new Style(summary.Holds ? Color.Green : Color.Red)),
            Number(score.All), Number(score.Killed), Number(score.Survived), Number(score.Equivalent),
            Number(score.Timeouts), Number(score.Endless),
            Percent(score.Raw), Percent(score.WithoutTimeouts), Percent(score.Adjusted),
        ]
        : [new(summary.Target.Sources, new Style(Color.Red)), .. Numbers.Select(_ => new Text("-"))];

    private static Text Number(int number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Text Percent(double percent) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %"));
}
