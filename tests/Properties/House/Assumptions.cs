using System.Reflection;
using System.Text.RegularExpressions;
using Lockstep.Notation;
using Lockstep.Notation.Text;

namespace Properties.House;

/// <summary>
/// docs/assumptions.md has an entry, with reason and source, for each rule by which scenarios leave something out, and
/// no other entry. A rule is the text that refuses a fault or a platform, a constant that limits what a scenario costs,
/// or a place in the code that names its entry: <c>docs/assumptions.md: name</c>.
/// </summary>
public sealed partial class Assumptions
{
    private static readonly string[] Refusing =
        ["src/Reference/Fault.cs", "src/Lockstep/Platforms/PlatformRules.cs"];

    private static readonly Type[] Limiting =
    [
        typeof(Caps), typeof(Field), typeof(TextLines), typeof(Lockstep.Formats.FileContent),
        typeof(Lockstep.Commands.Cost), typeof(Generators.ScenarioGenerator),
    ];

    private static readonly string[] Folders = ["src", "fuzz"];

    private static readonly string Page = Checkout.Page("assumptions.md");

    private static readonly (string Name, string Text)[] Entries = [.. Entry().Matches(Page)
        .Select(entry => (entry.Groups["name"].Value, entry.Groups["text"].Value))];

    [Fact]
    public void Every_rule_that_leaves_something_out_has_an_entry()
    {
        var missing = Rules().Where(rule => !Entries.Any(entry => entry.Name == rule.Name))
            .Select(rule => $"docs/assumptions.md lacks '{rule.Name}' of {rule.Where}: add it, with reason and source");

        Assert.True(!missing.Any(), string.Join('\n', missing));
    }

    [Fact]
    public void Every_entry_belongs_to_a_rule()
    {
        var rules = Rules().Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var stale = Entries.Where(entry => !rules.Contains(entry.Name))
            .Select(entry => $"docs/assumptions.md lists '{entry.Name}', which no code has: remove it");

        Assert.True(!stale.Any(), string.Join('\n', stale));
    }

    [Fact]
    public void Every_entry_states_reason_and_source_once() => Assert.All(Entries, entry =>
    {
        Assert.True(
            Complete().IsMatch(entry.Text),
            $"docs/assumptions.md: '{entry.Name}' needs a line 'Reason: ...' and then a line 'Source: ...'");
        Assert.Single(Entries, other => other.Name == entry.Name);
    });

    [Fact]
    public void Every_never_of_the_design_is_quoted()
    {
        var page = OneLine(Page);
        var missing = Never().Matches(OneLine(Checkout.Page("design.md"))).Select(sentence => sentence.Value)
            .Select(sentence => sentence.Trim())
            .Where(sentence => !page.Contains(sentence, StringComparison.Ordinal))
            .Select(sentence => $"docs/assumptions.md does not quote docs/design.md: {sentence}");

        Assert.True(!missing.Any(), string.Join('\n', missing));
    }

    [Fact]
    public void Every_member_of_the_api_that_takes_something_is_listed_with_who_draws_it()
    {
        var table = Page[Page.IndexOf("\n## What varies", StringComparison.Ordinal)..];
        var listed = Member().Matches(table).Select(member => member.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var taking = PublicApi.Taking().ToHashSet(StringComparer.Ordinal);

        Assert.True(listed.SetEquals(taking), "docs/assumptions.md, what varies:\n" + string.Join('\n', [
            .. taking.Except(listed).Select(name => $"lacks {name}: state who draws its arguments"),
            .. listed.Except(taking).Select(name => $"lists {name}, which the API does not have"),
        ]));
    }

    private static IEnumerable<(string Name, string Where)> Rules() =>
    [
        .. Refusing.SelectMany(file => Literal().Matches(Read(file)).Select(text => (text.Groups["text"].Value, file))),
        .. Limiting.SelectMany(type => type
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral && field.FieldType != typeof(string))
            .Select(field => ($"{type.Name}.{field.Name}", $"{type.Name}.cs"))),
        .. Folders.SelectMany(Checkout.Sources).SelectMany(path => Named().Matches(File.ReadAllText(path))
            .Select(name => (name.Groups["name"].Value, Path.GetRelativePath(Checkout.Root, path)))),
    ];

    /// <summary>The code of a file, without its documentation.</summary>
    private static string Read(string file) => string.Join('\n', File.ReadLines(Path.Combine(Checkout.Root, file))
        .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));

    /// <summary>A text without line breaks, marks of quotations and of lists.</summary>
    private static string OneLine(string text) => Spaces().Replace(Marks().Replace(text, " "), " ");

    [GeneratedRegex(@"(?<!\$)""(?<text>[^""\n]+)""", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"docs/assumptions\.md: (?<name>[a-z0-9-]+)", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^- `(?<name>[^`\n]+)`(?<text>.*\n(?:  .*\n|\n(?=  ))*)", RegexOptions.Multiline, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*Reason: \S[\s\S]*^\s*Source: \S", RegexOptions.Multiline, 1000)]
    private static partial Regex Complete();

    [GeneratedRegex(@"[^.;:|]*\b[Nn]ever\b[^.;:|]*[.;:|]", RegexOptions.None, 1000)]
    private static partial Regex Never();

    [GeneratedRegex(@"^[>|-] ?", RegexOptions.Multiline, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"`(?<name>[A-Z]\w+\.[A-Z]\w+)`", RegexOptions.None, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
