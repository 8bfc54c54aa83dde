using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Verify.Reporting;

/// <summary>The section of the properties: the results that <c>dotnet test</c> left, by room.</summary>
internal static class TestResults
{
    private static readonly string[] Header = ["tests", "passed", "failed", "skipped", "seconds"];

    /// <summary>The section.</summary>
    /// <param name="folder">The folder of .trx files.</param>
    public static Section Of(string folder)
    {
        var section = new Section("Properties", "dotnet test");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx") : [];
        var results = files.SelectMany(Read).ToList();
        if (results.Count == 0)
            return section with { HasNotRun = true, When = "They have not run here." };
        var failures = results.Where(it => it.Outcome == "Failed").ToList();
        return section with
        {
            Holds = failures.Count == 0,
            When = string.Create(
                CultureInfo.InvariantCulture, $"{files.Max(File.GetLastWriteTimeUtc):yyyy-MM-dd HH:mm} UTC."),
            Columns = Header,
            Rows = [.. results.GroupBy(it => it.Room).OrderBy(room => room.Key, StringComparer.Ordinal).Select(RowOf)],
            Failures = [.. failures.Select(it => (it.Name, it.Text))],
        };
    }

    private static IReadOnlyList<string> RowOf(IGrouping<string, Result> room) =>
    [
        room.Key,
        Count(room, "Passed"),
        Count(room, "Failed"),
        Count(room, "NotExecuted"),
        room.Sum(it => it.Time.TotalSeconds).ToString("N1", CultureInfo.InvariantCulture),
    ];

    private static string Count(IEnumerable<Result> room, string outcome) =>
        room.Count(it => it.Outcome == outcome).ToString("N0", CultureInfo.InvariantCulture);

    private static IEnumerable<Result> Read(string path)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(path);
        }
        catch (XmlException)
        {
            // A run that was killed leaves a part.
            yield break;
        }

        foreach (var result in document.Descendants().Where(it => it.Name.LocalName == "UnitTestResult"))
        {
            var name = (string?)result.Attribute("testName") ?? string.Empty;
            yield return new Result(
                name,
                string.Join('.', name.Split('.').Take(2)),
                (string?)result.Attribute("outcome") ?? string.Empty,
                TimeSpan.TryParse((string?)result.Attribute("duration"), CultureInfo.InvariantCulture, out var time)
                    ? time
                    : TimeSpan.Zero,
                string.Concat(result.Descendants().Where(it => it.Name.LocalName == "Message").Select(it => it.Value)));
        }
    }

    private sealed record Result(string Name, string Room, string Outcome, TimeSpan Time, string Text);
}
