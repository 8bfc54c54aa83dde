using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Verify.Display;

/// <summary>
/// A result as a JUnit file, the form of test results that CI systems read: one test case a row, which fails with its
/// findings.
/// </summary>
internal static class JUnitFile
{
    private const string Whole = "the whole run";

    /// <summary>
    /// Fails if the file cannot be written: now rather than after an hour. A folder that is missing is made, and the
    /// file of an earlier run deleted, so that nobody takes it for the one of this run. What is no file, such as a
    /// device or a link, is only opened.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Check(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        var file = new FileInfo(path);

        // A device has no length.
        var isOurs = !Path.Exists(path) || file is { LinkTarget: null, Length: > 0 };
        using (file.Open(FileMode.OpenOrCreate, FileAccess.Write))
        {
            // It can be written.
        }

        if (isOurs)
            file.Delete();
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string path, Document document)
    {
        // Without the mark of an encoding, at which some readers stop.
        using var file = new StreamWriter(path);
        Of(document).Save(file);
    }

    /// <summary>The file's content.</summary>
    public static XDocument Of(Document document)
    {
        XElement[] cases = [.. Cases(document)];
        XAttribute[] counts =
        [
            new("tests", cases.Length),
            new("failures", CountOf(cases, "failure")),
            new("errors", CountOf(cases, "error")),
            new("skipped", CountOf(cases, "skipped")),
        ];
        return new XDocument(new XElement(
            "testsuites",
            new XAttribute("name", "verify"),
            counts,
            new XElement(
                "testsuite",
                new XAttribute("name", document.Verb),
                counts,
                new XElement(
                    "properties",
                    Property("version", $"{ToolVersion.OfThis}"),
                    Property("seed", document.Seed?.ToString(CultureInfo.InvariantCulture)),
                    Property("repeat", document.Repeat)),
                cases)));
    }

    private static IEnumerable<XElement> Cases(Document document)
    {
        var names = document.Rows.Select(row => row.Name).Concat(document.Findings.Select(finding => finding.Where));
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var isSkipped = document.Rows.FirstOrDefault(row => row.Name == name) is { HasRun: false };
            DocumentFinding[] findings = [.. document.Findings.Where(finding => finding.Where == name)];
            yield return Case(
                document.Verb,
                name,
                findings.Length > 0 ? findings.Select(Failure) : isSkipped ? [new XElement("skipped")] : []);
        }

        // Without a row to blame, and yet not held: it must not look as if all passed.
        if (document.Outcome == Ending.Interrupted)
            yield return Case(document.Verb, Whole, [new XElement("error", new XAttribute("message", "interrupted"))]);
        else if (document.ExitCode != ExitCode.Held && document.Findings.Count == 0)
            yield return Case(document.Verb, Whole, [Failure(new DocumentFinding(Whole, "failed"))]);
    }

    private static XElement Case(string verb, string name, IEnumerable<XElement> results) => new(
        "testcase",
        new XAttribute("classname", $"verify.{verb}"),
        new XAttribute("name", Printable(name)),
        results);

    private static XElement Failure(DocumentFinding finding) => new(
        "failure", new XAttribute("message", Printable(finding.Kind)), Printable(finding.Report));

    private static XElement? Property(string name, string? value) => value is null
        ? null
        : new XElement("property", new XAttribute("name", name), new XAttribute("value", Printable(value)));

    private static int CountOf(IEnumerable<XElement> cases, string result) =>
        cases.Count(one => one.Element(result) is not null);

    // XML has no form at all for most control characters, not even an escaped one.
    private static string Printable(string text) =>
        string.Concat(text.Select((letter, index) => IsPrintable(text, index) ? letter : '?'));

    private static bool IsPrintable(string text, int index) => XmlConvert.IsXmlChar(text[index])
        || (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
        || (index > 0 && XmlConvert.IsXmlSurrogatePair(text[index], text[index - 1]));
}
