using System.Text.RegularExpressions;

namespace Bench.Benchmarks;

/// <summary>
/// Renews the tables in a document: each stands between <c>&lt;!-- begin NAME --&gt;</c> and
/// <c>&lt;!-- end NAME --&gt;</c>.
/// </summary>
internal static partial class Report
{
    private const string Document = "docs/performance.md";
    private const string Plot = "docs/performance.svg";

    /// <summary>All tables by name, in the order in which they are measured.</summary>
    public static IReadOnlyList<(string Name, Func<string> Measure)> Tables { get; } =
    [
        ("ratios", RatioTable.Measure),
        ("scale", ScaleTable.Measure),
        ("efficiency", EfficiencyTable.Measure),
        ("hypercalls", HypercallTable.Measure),
        ("judge", JudgeTable.Measure),
    ];

    /// <summary>Measures everything, in the root of a checkout, and writes the document and its plot.</summary>
    public static void Write()
    {
        var measured = Tables.ToDictionary(table => table.Name, table => table.Measure(), StringComparer.Ordinal);
        Draw();
        File.WriteAllText(Document, Block().Replace(
            File.ReadAllText(Document),
            block => $"{block.Groups["begin"].Value}\n{measured[block.Groups["name"].Value]}\n\n"
                + block.Groups["end"].Value));
    }

    /// <summary>Measures and draws the plot alone.</summary>
    public static void Draw() => CostPlot.Write(Plot, ScaleTable.Curve());

    [GeneratedRegex(
        @"(?<begin><!-- begin (?<name>\w+) -->\n).*?(?<end><!-- end \k<name> -->)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
