using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>The table of what ran: one row per input or platform, with the commands that ran of all.</summary>
internal static class ResultTable
{
    private static readonly Column[] Columns =
    [
        new("what ran", IsNumber: false),
        new("scenarios", IsNumber: true, Rank: 2),
        new("commands", IsNumber: true, Rank: 1),
        new("hypercalls", IsNumber: true, Rank: 3),
        new("sharing at\nevery call", IsNumber: true, Rank: 4),
        new("not\nserved", IsNumber: true, Rank: 5),
        new("findings", IsNumber: true),
    ];

    /// <summary>The table of rows.</summary>
    public static TextTable Of(IReadOnlyList<Row> rows)
    {
        var table = new TextTable(gap: 0, Columns);
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(OneLine.Of(row.Name)),
                TableFrame.Number(row.Scenarios),
                new Text(row.Ran),
                TableFrame.Number(row.Hypercalls),
                TableFrame.Number(row.SharingAtEveryCall),
                row.NotServed > 0 ? TableFrame.Judged($"{row.NotServed:N0}", false) : TableFrame.Number(row.NotServed),
                TableFrame.Judged($"{row.Findings:N0}", row.Findings == 0));
        }

        return table;
    }
}
