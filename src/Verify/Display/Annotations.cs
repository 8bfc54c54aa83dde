namespace Verify.Display;

/// <summary>
/// Findings as annotations of GitHub Actions, which shows them beside the run. Each is a line of standard output, see
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
/// </summary>
internal static class Annotations
{
    /// <summary>Whether the tool runs on such a host.</summary>
    public static bool AreShown => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";

    /// <summary>Prints a line for each finding.</summary>
    public static void Print(TextWriter output, Document document)
    {
        foreach (var finding in document.Findings)
        {
            var file = finding.File is { } path ? $"file={Property(path)}," : string.Empty;
            var title = Property($"verify {document.Verb}: {finding.Where}: {finding.Kind}");
            output.WriteLine($"::error {file}title={title}::{Message(finding.Report)}");
        }
    }

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Message(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
