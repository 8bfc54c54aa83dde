using Fuzz.Campaigns;
using Spectre.Console;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The table of a campaign: one row per target.</summary>
internal static class CampaignTable
{
    private static readonly string[] Counts =
        ["workers", "seconds", "executions", "exec/s per worker", "edges", "outcomes", "inputs", "findings"];

    /// <summary>The table: tight for a terminal, otherwise Markdown.</summary>
    public static Table Of(IEnumerable<PhaseResult> phases, bool isTight)
    {
        var headers = Counts.Select(
            name => isTight ? name.Replace("exec/s ", "exec/s\n", StringComparison.Ordinal) : name);
        var table = TableFrame.Of(isTight, gap: 0, [("target", false), .. TableFrame.Numbers(headers)]);
        foreach (var phase in phases)
        {
            table.AddRow(
                new Text(phase.Target),
                TableFrame.Number(phase.Workers.Count),
                TableFrame.Number(phase.Time.TotalSeconds),
                TableFrame.Number(phase.Executions),
                TableFrame.Number(phase.Speed),
                TableFrame.Number(phase.Edges),
                TableFrame.Number(phase.Outcomes),
                TableFrame.Number(phase.Inputs),
                TableFrame.Number(phase.Findings));
        }

        return table;
    }
}
