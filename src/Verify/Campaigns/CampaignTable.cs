using Fuzz.Campaigns;
using Spectre.Console;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The table of a campaign: one row per target.</summary>
internal static class CampaignTable
{
    private static readonly Column[] Columns =
    [
        new("target", IsNumber: false),
        new("workers", IsNumber: true, Rank: 6),
        new("seconds", IsNumber: true, Rank: 5),
        new("executions", IsNumber: true, Rank: 1),
        new("exec/s\nper worker", IsNumber: true, Rank: 3),
        new("edges", IsNumber: true, Rank: 2),
        new("outcomes", IsNumber: true, Rank: 7),
        new("inputs", IsNumber: true, Rank: 4),
        new("findings", IsNumber: true),
    ];

    /// <summary>The table of phases.</summary>
    public static TextTable Of(IEnumerable<PhaseResult> phases)
    {
        var table = new TextTable(gap: 0, Columns);
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
