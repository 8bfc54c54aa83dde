using MemoryModel;
using Mutation.Trials;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The time that each search took to find each defect.</summary>
/// <param name="Runs">The searches, and the results of each.</param>
/// <param name="Stopped">Whether it was stopped early.</param>
internal sealed record SearchComparison(
    IReadOnlyList<(string Searcher, IReadOnlyList<DefectResult> Results)> Runs, bool Stopped)
{
    private IEnumerable<string> Defects => Runs[0].Results.Select(result => result.Defect.Name);

    /// <summary>Prints the table and the totals.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around)
    {
        TableFrame.Print(around, Table());
        var firsts = Defects.Select(FirstOf).ToArray();
        var counts = Runs.Select(run => $"{run.Searcher} {firsts.Count(first => first == run.Searcher)}");
        around.Output.WriteLine($"first, of {firsts.Length}: {string.Join(", ", counts)}");
        if (Stopped)
            around.Output.WriteLine("Stopped early.");
        return ExitCode.Held;
    }

    private static string Cell(DefectResult? result)
    {
        if (result is null)
            return TableFrame.None;
        var found = result.Detections;
        var seconds = result.SpreadOf(trial => trial.Report.Seconds)?.Print("0.00") ?? "not found";
        return found.Count == result.Trials.Count || found.Count == 0
            ? seconds
            : $"{seconds}, in {found.Count} of {result.Trials.Count}";
    }

    // A trial that found nothing counts as infinitely long.
    private static double MedianOf(DefectResult? result) => result is null
        ? double.PositiveInfinity
        : Spread.Of(result.Trials.Select(
            trial => trial.Detected ? trial.Report.Seconds : double.PositiveInfinity))!.Median;

    private string FirstOf(string defect)
    {
        var (searcher, median) = Runs
            .Select(run => (run.Searcher, Median: MedianOf(Result(run.Results, defect))))
            .MinBy(one => one.Median);
        return double.IsInfinity(median) ? TableFrame.None : searcher;
    }

    private static DefectResult? Result(IReadOnlyList<DefectResult> results, string defect) =>
        results.FirstOrDefault(result => result.Defect.Name == defect);

    private TextTable Table()
    {
        Column[] columns =
        [
            new("defect", IsNumber: false),
            .. Runs.Select(run => new Column($"{run.Searcher}, s", IsNumber: true)),
            new("first", IsNumber: false, Rank: 1),
        ];
        var table = new TextTable(gap: 1, columns);
        foreach (var defect in Defects)
        {
            var cells = Runs.Select(run => Cell(Result(run.Results, defect)));
            table.AddRow(new[] { defect }.Concat(cells).Append(FirstOf(defect)).Select(cell => new Text(cell)));
        }

        return table;
    }
}
