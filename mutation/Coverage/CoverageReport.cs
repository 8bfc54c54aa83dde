using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Mutation.Coverage;

/// <summary>A coverage report in the Cobertura format, as written by coverlet.</summary>
public static partial class CoverageReport
{
    private const int Largest = 64 << 20;
    private const string Expected = "a coverage report in Cobertura's form";

    /// <summary>Reads the lines of a report, ordered by file and line.</summary>
    /// <exception cref="FormatError">The file cannot be read.</exception>
    /// <exception cref="StrengthError">It is malformed.</exception>
    public static IReadOnlyList<CoveredLine> Read(string path)
    {
        try
        {
            using var bytes = new MemoryStream(FileContent.ReadBytes(path, Expected, Largest));
            return [.. Lines(XDocument.Load(bytes).Root!)
                .GroupBy(line => (line.File, line.Line), Merge)
                .OrderBy(line => line.File, StringComparer.Ordinal).ThenBy(line => line.Line)];
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException or FormatException
            or OverflowException or ArgumentException)
        {
            throw new StrengthError($"{path}: expected {Expected} ({error.Message})", error);
        }
    }

    /// <summary>A line shared by several types counts as covered where all of them cover it.</summary>
    private static CoveredLine Merge((string File, int Line) place, IEnumerable<CoveredLine> parts) => new(
        place.File,
        place.Line,
        parts.All(part => part.IsReached),
        parts.Sum(part => part.Branches),
        parts.Sum(part => part.Taken));

    private static IEnumerable<CoveredLine> Lines(XElement report)
    {
        if (report.Name != "coverage")
            throw new FormatException($"its first element is {report.Name}");
        var source = report.Elements("sources").Elements("source").Single().Value;
        foreach (var type in report.Elements("packages").Elements("package").Elements("classes").Elements("class"))
        {
            var file = RelativeToCheckout($"{source.Replace('\\', '/')}/{Text(type, "filename").Replace('\\', '/')}");
            foreach (var line in type.Elements("lines").Elements("line"))
                yield return Read(file, line);
        }
    }

    private static CoveredLine Read(string file, XElement line)
    {
        var (taken, branches) = (0, 0);
        if (line.Attribute("condition-coverage") is { } conditions)
        {
            var match = Fraction().Match(conditions.Value);
            (taken, branches) = (Number(match.Groups["taken"].Value), Number(match.Groups["all"].Value));
        }

        var hits = long.Parse(Text(line, "hits"), NumberStyles.None, CultureInfo.InvariantCulture);
        return new CoveredLine(file, Number(Text(line, "number")), hits > 0, branches, taken);
    }

    private static string Text(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value
        ?? throw new FormatException($"an element '{element.Name}' has no '{attribute}'");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The path relative to the checkout, wherever that was.</summary>
    private static string RelativeToCheckout(string path)
    {
        var whole = path.Replace("//", "/", StringComparison.Ordinal);
        return whole[(whole.LastIndexOf("/src/", StringComparison.Ordinal) + 1)..];
    }

    // 75% (3/4)
    [GeneratedRegex(@"\((?<taken>\d+)/(?<all>\d+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();
}
