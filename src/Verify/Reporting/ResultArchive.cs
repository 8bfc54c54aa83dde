using System.Globalization;
using System.Text;
using Verify.Display;

namespace Verify.Reporting;

/// <summary>Keeps the last results of the verbs that verify something, for the report.</summary>
internal static class ResultArchive
{
    /// <summary>The usual folder.</summary>
    public static string UsualFolder { get; } = Path.Combine("artifacts", "results");

    private static readonly HashSet<string> Kept = new(
        [Document.Main, "hostile", "defects", "mutation", "coverage", "campaign"], StringComparer.Ordinal);

    /// <summary>Keeps a result in place of the last one of the same job; other verbs have none to keep.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="document">The result.</param>
    /// <param name="error">Is told if it cannot be kept, which is no fault of what ran.</param>
    public static void Save(string folder, Document document, TextWriter error)
    {
        // A part of a job is no result until 'merge' has all of them.
        if (!Kept.Contains(document.Verb) || document.Rows.Count == 0 || !document.Shard.IsWhole)
            return;
        var text = new StringBuilder();
        using (var writer = new StringWriter(text, CultureInfo.InvariantCulture))
            document.PrintJson(writer);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var name in NamesOf(document))
                Replace(Path.Combine(folder, $"{name}.json"), text.ToString());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(OneLine.Of($"the result is not kept for the report: {problem.Message}"));
        }
    }

    // Each mutated part is run by itself.
    private static IEnumerable<string> NamesOf(Document document) => document.Verb == "mutation"
        ? document.Rows.Select(row => $"mutation-{row.Name.Trim('/').Replace('/', '-')}")
        : [document.Verb];

    // A reader sees the old one or the new one.
    private static void Replace(string path, string text)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        File.WriteAllText(part, text);
        File.Move(part, path, overwrite: true);
    }
}
