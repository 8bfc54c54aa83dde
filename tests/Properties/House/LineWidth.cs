using System.Text.RegularExpressions;

namespace Properties.House;

/// <summary>Lines fit on a screen next to a second file.</summary>
public sealed partial class LineWidth
{
    private const int MaxWidth = 120;

    private static readonly string[] Texts =
        ["*.cs", "*.md", "*.sh", "run", "*.c", "*.csproj", "*.props", "*.targets", "*.yml", ".editorconfig", ".git*"];

    [Fact]
    public void Lines_have_at_most_120_columns() => Assert.True(
        TooWide.Any() is false, $"lines wider than {MaxWidth} columns; wrap them:\n{string.Join('\n', TooWide)}");

    private static IEnumerable<string> TooWide =>
        from path in Checkout.Files(Texts)
        from line in path.EndsWith(".md", StringComparison.Ordinal) ? Prose(path) : Lines(path)
        where line.Text.Length > MaxWidth
        select $"{Path.GetRelativePath(Checkout.Root, path)}:{line.Number}: {line.Text.Length} columns";

    private static IEnumerable<(int Number, string Text)> Lines(string path) =>
        File.ReadLines(path).Select((text, index) => (index + 1, text));

    // Markdown cannot wrap table rows and URLs, and quoted program output stays as printed.
    private static IEnumerable<(int Number, string Text)> Prose(string path)
    {
        var (fenced, output) = (false, false);
        foreach (var (number, text) in Lines(path))
        {
            if (text.StartsWith("```", StringComparison.Ordinal))
                (fenced, output) = (!fenced, !fenced && text.Length == 3);
            else if (!output && !text.StartsWith('|'))
                yield return (number, Url().Replace(text, string.Empty));
        }
    }

    [GeneratedRegex(@"https?://[^\s)>]+", RegexOptions.None, 1000)]
    private static partial Regex Url();
}
