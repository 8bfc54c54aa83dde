using System.Text.RegularExpressions;

namespace Properties.House;

/// <summary>A row of a table in docs/scenarios.md: its section, the scenario above it, and its cells.</summary>
internal sealed record PageRow(string Section, string Preamble, string[] Cells);

/// <summary>docs/scenarios.md, which describes the text form of scenarios.</summary>
internal static partial class ScenarioPage
{
    private static readonly string Text = Checkout.Page("scenarios.md");

    /// <summary>The rows of all tables, without headers; cells are code without its quotes, or prose.</summary>
    public static IReadOnlyList<PageRow> Rows { get; } = [.. Sections().SelectMany(RowsOf)];

    /// <summary>The lines in blocks that are neither commands of a shell nor a part of a scenario.</summary>
    public static IEnumerable<string> BlockLines => Block().Matches(Text)
        .SelectMany(block => block.Groups["text"].Value.TrimEnd('\n').Split('\n'));

    private static string[] Sections() => Text.Split("\n## ");

    private static IEnumerable<PageRow> RowsOf(string section)
    {
        var name = section.Split('\n')[0];
        var preamble = Block().Match(section).Groups["text"].Value;
        return section.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => new PageRow(name, preamble, [.. Separator().Split(line)[1..^1].Select(Unquoted)]));
    }

    private static string Unquoted(string cell)
    {
        var text = cell.Trim();
        return Code().Match(text) is { Success: true } code ? code.Groups["code"].Value : text;
    }

    [GeneratedRegex("^```\n(?<text>platform .*?)```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex("^`(?<code>[^`]+)`$", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
