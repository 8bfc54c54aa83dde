using Mutation.Scores;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The table of <c>verify mutation</c>.</summary>
internal static class ScoreTable
{
    private static readonly Column[] Columns =
    [
        new("mutated", IsNumber: false),
        new("mutants", IsNumber: true, Rank: 2),
        new("killed", IsNumber: true, Rank: 3),
        new("survived", IsNumber: true, Rank: 1),
        new("equivalent", IsNumber: true, Rank: 4),
        new("time-outs", IsNumber: true, Rank: 5),
        new("endless", IsNumber: true, Rank: 6),
        new("raw", IsNumber: true, Rank: 8),
        new("without\ntime-outs", IsNumber: true, Rank: 7),
        new("adjusted", IsNumber: true),
    ];

    /// <summary>Prints it; a target without a score has a row of dashes.</summary>
    /// <param name="around">The tool's environment.</param>
    /// <param name="rows">The rows, and whether each holds.</param>
    public static void Print(Surroundings around, IReadOnlyList<(ScoreRow Row, bool Holds)> rows)
    {
        var table = new TextTable(gap: 1, Columns);
        foreach (var (row, holds) in rows)
            table.AddRow([TableFrame.Judged(row.Sources, holds), .. Cells(row)]);
        TableFrame.Print(around, table);
    }

    private static IEnumerable<Text> Cells(ScoreRow row)
    {
        int?[] counts = [row.Mutants, row.Killed, row.Survived, row.Equivalent, row.Timeouts, row.Endless];
        double?[] percents = [row.Raw, row.WithoutTimeouts, row.Adjusted];
        return counts.Select(count => TableFrame.Number(count)).Concat(
            percents.Select(percent => new Text(percent is { } value ? $"{value:0.0} %" : TableFrame.None)));
    }
}
