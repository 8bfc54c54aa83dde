using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>The table of what ran: one row per input or platform, with the commands that ran of all.</summary>
internal static class ResultTable
{
    private static readonly string[] Counts =
        ["scenarios", "commands", "hypercalls", "sharing at every call", "findings"];

    /// <summary>The table: tight for a terminal, otherwise Markdown.</summary>
    public static Table Of(IReadOnlyList<Row> rows, bool isTight)
    {
        var headers = Counts.Select(name => isTight ? name.Replace("at ", "at\n", StringComparison.Ordinal) : name);
        var table = TableFrame.Of(isTight, gap: 0, [("what ran", false), .. TableFrame.Numbers(headers)]);
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(OneLine.Of(row.Name)),
                TableFrame.Number(row.Scenarios),
                new Text(row.Ran),
                TableFrame.Number(row.Hypercalls),
                TableFrame.Number(row.SharingAtEveryCall),
                TableFrame.Judged($"{row.Findings:N0}", row.Findings == 0));
        }

        return table;
    }
}
