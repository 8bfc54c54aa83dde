using Fuzz;
using Spectre.Console;

namespace Verify;

/// <summary>The table of a campaign: a row for each target.</summary>
internal static class CampaignTable
{
    private static readonly string[] Counts =
        ["workers", "seconds", "executions", "a second and worker", "edges", "outcomes", "inputs", "findings"];

    /// <summary>The table.</summary>
    /// <param name="phases">What came of each target.</param>
    /// <param name="isTight">Whether it is for a terminal, or else Markdown.</param>
    public static Table Of(IEnumerable<PhaseResult> phases, bool isTight)
    {
        var padding = isTight ? new Padding(0, 0, 0, 0) : new Padding(1, 0, 1, 0);
        var table = new Table { Border = isTight ? TableBorder.Simple : TableBorder.Markdown };
        table.AddColumn(new TableColumn("target") { Padding = padding });
        foreach (var name in Counts)
        {
            // On a terminal it has to fit into 80 columns.
            var header = isTight ? name.Replace("second ", "second\n", StringComparison.Ordinal) : name;
            table.AddColumn(new TableColumn(header) { Alignment = Justify.Right, Padding = padding });
        }

        foreach (var phase in phases)
        {
            table.AddRow(
                new Text(phase.Target),
                Number(phase.Workers.Count),
                Number(phase.Time.TotalSeconds),
                Number(phase.Executions),
                Number(phase.Speed),
                Number(phase.Edges),
                Number(phase.Outcomes),
                Number(phase.Inputs),
                Number(phase.Findings));
        }

        return table;
    }

    private static Text Number(double number) => new($"{number:N0}");
}
