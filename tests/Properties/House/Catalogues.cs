using System.Text.RegularExpressions;
using Lockstep.Safety;

namespace Properties.House;

/// <summary>
/// docs/promises.md and docs/defects.md list the checks, rules and patches that exist, and all of them.
/// </summary>
public sealed partial class Catalogues
{
    private static readonly (int Number, string Text)[] Promises = [.. Item().Matches(Page("promises.md"))
        .Select(item => (int.Parse(item.Groups["number"].Value), item.Groups["text"].Value))];

    // Canaries have numbers from 900.
    private static readonly string[] Defects =
        [.. Checkout.Files("0*.patch").Select(path => Path.GetFileNameWithoutExtension(path)[4..])];

    [Fact]
    public void Promises_are_numbered_from_1() =>
        Assert.Equal(Enumerable.Range(1, Promises.Length), Promises.Select(promise => promise.Number));

    [Fact]
    public void Every_promise_names_properties_that_exist() => Assert.All(Promises, promise =>
    {
        var properties = Named(promise.Text, "Properties").ToList();
        Assert.NotEmpty(properties);
        Assert.All(properties, name => Assert.NotNull(GetType().Assembly.GetType($"Properties.Promises.{name}")));
    });

    [Fact]
    public void Every_safety_rule_is_named_with_its_promise() => Assert.Equal(
        SafetyRule.All.Select(rule => (rule.Promise, rule.Name)).Order(),
        Promises.SelectMany(promise => Named(promise.Text, "Rules").Select(name => (promise.Number, name))).Order());

    [Fact]
    public void Promises_name_defects_that_have_a_patch() => Assert.All(
        Promises.SelectMany(promise => Named(promise.Text, "Defects")), name => Assert.Contains(name, Defects));

    [Fact]
    public void Every_patch_has_its_row_among_the_defects() => Assert.Equal(
        Defects.Order(StringComparer.Ordinal),
        TableRow().Matches(Page("defects.md")).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    private static string Page(string name) => File.ReadAllText(Path.Combine(Checkout.Root, "docs", name));

    private static IEnumerable<string> Named(string text, string what) =>
        Regex.Match(text, $@"{what}:(\s+`([\w-]+)`,?)+\.", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Groups[2].Captures.Select(capture => capture.Value);

    [GeneratedRegex(@"^(?<number>\d+)\. (?<text>.*\n(?:   .*\n)*)", RegexOptions.Multiline, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\| `(?<name>[\w-]+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex TableRow();
}
