using Fuzz;
using Spectre.Console;

namespace Verify;

/// <summary>What <c>verify campaign</c> came to.</summary>
/// <param name="Order">What was wanted.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Stopped">Whether it was stopped before its end.</param>
internal sealed record CampaignOutcome(CampaignOrder Order, CampaignResult Result, bool Stopped)
{
    private static readonly string[] Counts =
        ["workers", "seconds", "executions", "a second and worker", "edges", "outcomes", "inputs", "findings"];

    /// <summary>Prints a table and a sentence.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around)
    {
        if (Result.Canary is null && !Stopped)
        {
            var time = $"{Campaign.CanaryTime.TotalSeconds:0} s";
            around.Output.WriteLine($"BLIND: the planted bug was not found in {time}; nothing else was tried.");
            return ExitCode.Found;
        }

        around.Output.WriteLine();
        ResultTable.Print(around, Table);
        around.Output.WriteLine();
        var verdict = Result.Findings + Result.Unexplained == 0
            ? "All held."
            : $"{Wording.Count(Result.Findings, "finding")}; see {OneLine.Of(Path.Combine(Order.Folder, "findings"))}";
        if (Result.Unexplained > 0)
            verdict = $"{Wording.Count(Result.Unexplained, "failing input")} not explained yet, and {verdict}";
        around.Output.WriteLine(Stopped ? $"Stopped early, so far: {verdict}" : verdict);
        return Result.Findings + Result.Unexplained == 0 ? ExitCode.Held : ExitCode.Found;
    }

    private static Text Number(double number) => new($"{number:N0}");

    private Table Table(bool isTight)
    {
        var padding = isTight ? new Padding(0, 0, 0, 0) : new Padding(1, 0, 1, 0);
        var table = new Table { Border = isTight ? TableBorder.Simple : TableBorder.Markdown };
        table.AddColumn(new TableColumn("target") { Padding = padding });
        foreach (var name in Counts)
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right, Padding = padding });
        foreach (var phase in Result.Phases)
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
}
