using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Bench.Benchmarks;

/// <summary>A plot of cost against the number of live buffers, as SVG.</summary>
internal static class CostPlot
{
    private const double Width = 720;
    private const double Height = 420;

    /// <summary>Writes the plot of a curve of <see cref="ScaleTable"/>.</summary>
    public static void Write(string path, IReadOnlyList<(int Live, IReadOnlyList<Figure> Figures)> curve)
    {
        var plot = new PlotModel
        {
            Title = "An operation of workload W by live buffers, in one region",
            Background = OxyColors.White,
        };
        plot.Axes.Add(new LogarithmicAxis
        {
            Position = AxisPosition.Bottom,
            Title = "live buffers",
            Base = 2,
            LabelFormatter = value => $"2^{Math.Log2(value).ToString("F0", CultureInfo.InvariantCulture)}",
        });
        plot.Axes.Add(new LogarithmicAxis
        {
            Position = AxisPosition.Left,
            Title = "nanoseconds",
            AxisTitleDistance = 16,
            Minimum = 10,
        });
        MarkerType[] markers = [MarkerType.Circle, MarkerType.Square];
        for (var row = 0; row < curve[0].Figures.Count; row++)
        {
            var series = new LineSeries
            {
                MarkerType = markers[row % markers.Length],
                LineStyle = row == 0 ? LineStyle.Dash : LineStyle.Solid,
            };
            series.Points.AddRange(curve.Select(at => new DataPoint(at.Live, at.Figures[row].Nanoseconds)));
            plot.Series.Add(series);

            // A legend is cut off where the reader's font is wider than the one that was measured.
            plot.Annotations.Add(new TextAnnotation
            {
                Text = curve[0].Figures[row].Name,
                TextPosition = new DataPoint(series.Points[0].X, 1.15 * series.Points[0].Y),
                TextHorizontalAlignment = HorizontalAlignment.Left,
                StrokeThickness = 0,
            });
        }

        using var stream = File.Create(path);
        new SvgExporter { Width = Width, Height = Height, UseVerticalTextAlignmentWorkaround = true }
            .Export(plot, stream);
    }
}
