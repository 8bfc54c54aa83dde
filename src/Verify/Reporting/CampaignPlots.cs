using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Verify.Reporting;

/// <summary>
/// Plots of a campaign over time, from what each worker writes into <c>plot_data</c>, AFL++'s format.
/// </summary>
internal static class CampaignPlots
{
    private const double Width = 560;
    private const double Height = 260;
    private const string Outcomes = "outcomes";

    private static readonly (string Column, string Title)[] Plots =
    [
        ("total_execs", "executions"), ("edges_found", "edges"), (Outcomes, Outcomes),
        ("corpus_count", "inputs"), ("saved_crashes", "findings"),
    ];

    /// <summary>The plots; none without a campaign.</summary>
    /// <param name="folder">The folder of the campaign.</param>
    public static IReadOnlyList<(string Caption, string Svg)> Of(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var workers = Directory.GetFiles(folder, "plot_data", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(Read).Where(worker => worker.Rows.Count > 0).ToList();
        return
        [
            .. from plot in Plots
               let counting = workers.Where(worker => worker.Counts(plot.Column)).ToList()
               where counting.Count > 0
               select ($"{plot.Title} of each worker over time", Draw(plot.Column, plot.Title, counting)),
        ];
    }

    private static Worker Read(string path)
    {
        string[] columns = [];
        var rows = new List<Dictionary<string, double>>();
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.TrimStart('#', ' ').Split(',', StringSplitOptions.TrimEntries);
            if (line.StartsWith('#'))
                columns = cells;
            else if (cells.Length >= columns.Length)
                rows.Add(columns.Zip(cells).ToDictionary(it => it.First, it => Number(it.Second)));
        }

        return new Worker(Path.GetFileName(Path.GetDirectoryName(path)!), rows);
    }

    // Percentages have their sign.
    private static double Number(string cell) =>
        double.TryParse(cell.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static string Draw(string column, string title, List<Worker> workers)
    {
        var plot = new PlotModel { Title = title, Background = OxyColors.White };
        plot.Legends.Add(new Legend
        {
            LegendPosition = LegendPosition.RightTop, LegendPlacement = LegendPlacement.Outside,
        });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "seconds", Minimum = 0 });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, AxisTitleDistance = 16 });
        foreach (var (name, rows) in workers)
        {
            var marker = rows.Count == 1 ? MarkerType.Circle : MarkerType.None;
            var series = new LineSeries { Title = name, MarkerType = marker };
            series.Points.AddRange(rows.Select(row => new DataPoint(
                row.GetValueOrDefault("relative_time"), row.GetValueOrDefault(column))));
            plot.Series.Add(series);
        }

        return new SvgExporter { Width = Width, Height = Height, IsDocument = false }.ExportToString(plot);
    }

    private sealed record Worker(string Name, List<Dictionary<string, double>> Rows)
    {
        // AFL++ counts no outcomes, and a target without a model has none.
        public bool Counts(string column) => column != Outcomes || Rows.Any(row => row.GetValueOrDefault(column) > 0);
    }
}
