using MemoryModel;
using Mutation.Trials;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The time that each search took to find each defect.</summary>
/// <param name="Runs">The searches, and the results of each.</param>
internal sealed record SearchComparison(IReadOnlyList<(string Searcher, IReadOnlyList<DefectResult> Results)> Runs)
{
    /// <summary>Its name in documents, whose rows differ from those of one search.</summary>
    public const string Verb = "defects --by";

    /// <summary>Prints the table and the totals, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(ResultPrinter printer)
    {
        ComparisonRow[] rows = [.. Runs[0].Results.Select(result => RowOf(result.Defect.Name))];
        return printer.Print(rows, [], Ending.Done, output =>
        {
            TableFrame.Print(printer.Around, Table(rows));
            var counts = Runs.Select(run => $"{run.Searcher} {rows.Count(row => row.First == run.Searcher)}");
            output.WriteLine($"first, of {rows.Length}: {string.Join(", ", counts)}");
            if (printer.Stopped)
                output.WriteLine("Stopped early.");
        });
    }

    // A trial that found nothing counts as infinitely long.
    private static double MedianOf(DefectResult result) => Spread.Of(result.Trials.Select(
        trial => trial.Detected ? trial.Report.Seconds : double.PositiveInfinity))!.Median;

    private ComparisonRow RowOf(string defect)
    {
        (string Searcher, DefectResult Result)[] results =
        [
            .. Runs.SelectMany(run => run.Results
                .Where(result => result.Defect.Name == defect).Select(result => (run.Searcher, result))),
        ];
        var (first, median) = results
            .Select(one => (one.Searcher, Median: MedianOf(one.Result))).MinBy(one => one.Median);
        return new ComparisonRow(
            defect,
            double.IsInfinity(median) ? null : first,
            [.. results.Select(one => SearchRow.Of(one.Searcher, one.Result))]);
    }

    private TextTable Table(ComparisonRow[] rows)
    {
        string[] searchers = [.. Runs.Select(run => run.Searcher)];
        Column[] columns =
        [
            new("defect", IsNumber: false),
            .. searchers.Select(searcher => new Column($"{searcher}, s", IsNumber: true)),
            new("first", IsNumber: false, Rank: 1),
        ];
        var table = new TextTable(gap: 1, columns);
        foreach (var row in rows)
        {
            var cells = searchers.Select(
                searcher => row.Searches.FirstOrDefault(search => search.By == searcher)?.Cell ?? TableFrame.None);
            table.AddRow(
                [new(row.Name), .. cells.Select(cell => new Text(cell)), new(row.First ?? TableFrame.None)]);
        }

        return table;
    }
}
