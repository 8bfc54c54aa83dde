using System.Text.RegularExpressions;
using Lockstep.Safety;

namespace Properties.House;

/// <summary>docs/promises.md and docs/defects.md list exactly the existing properties, rules and patches.</summary>
public sealed partial class Catalogues
{
    private static readonly (int Number, string Text)[] Promises = [.. Item().Matches(Checkout.Page("promises.md"))
        .Select(item => (int.Parse(item.Groups["number"].Value), item.Groups["text"].Value))];

    // Canaries have numbers from 900.
    private static readonly string[] Defects =
        [.. Checkout.Files("0*.patch").Select(path => Path.GetFileNameWithoutExtension(path)[4..])];

    [Fact]
    public void Promises_are_numbered_consecutively_from_1() =>
        Assert.Equal(Enumerable.Range(1, Promises.Length), Promises.Select(promise => promise.Number));

    [Fact]
    public void Every_promise_names_existing_properties() => Assert.All(Promises, promise =>
    {
        var properties = Named(promise.Text, "Properties").ToList();
        Assert.True(properties.Count > 0, $"docs/promises.md: promise {promise.Number} names no property");
        Assert.All(properties, name => Assert.True(
            GetType().Assembly.GetType($"Properties.Promises.{name}") is not null,
            $"docs/promises.md: promise {promise.Number} names {name}, which tests/Properties/Promises lacks"));
    });

    [Fact]
    public void Every_safety_rule_is_listed_under_its_promise() => Same(
        "promises.md",
        SafetyRule.All.Select(rule => $"{rule.Name} under promise {rule.Promise}"),
        Promises.SelectMany(promise => Named(promise.Text, "Rules")
            .Select(name => $"{name} under promise {promise.Number}")));

    [Fact]
    public void Defects_named_by_promises_have_a_patch()
    {
        var named = Promises.SelectMany(promise => Named(promise.Text, "Defects"));
        Same("promises.md", Defects.Intersect(named, StringComparer.Ordinal), named);
    }

    [Fact]
    public void Every_defect_patch_has_a_row_in_defects_md() => Same(
        "defects.md", Defects, TableRow().Matches(Checkout.Page("defects.md")).Select(row => row.Groups["name"].Value));

    private static void Same(string page, IEnumerable<string> expected, IEnumerable<string> listed)
    {
        var wrong = expected.Except(listed, StringComparer.Ordinal).Select(name => $"docs/{page} lacks {name}")
            .Concat(listed.Except(expected, StringComparer.Ordinal)
                .Select(name => $"docs/{page} lists {name}, which does not exist"));

        Assert.True(wrong.Any() is false, string.Join('\n', wrong));
    }

    [Fact]
    public void Promises_that_memory_may_concern_are_those_of_the_page()
    {
        var page = Checkout.Page("promises.md");

        Assert.All(MemoryPromise.All, promise => Assert.Contains(
            promise["promise ".Length..].Replace(": ", ". **", StringComparison.Ordinal),
            page,
            StringComparison.Ordinal));
    }

    private static IEnumerable<string> Named(string text, string what) =>
        Regex.Match(text, $@"{what}:(\s+`([\w-]+)`,?)+\.", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Groups[2].Captures.Select(capture => capture.Value);

    [GeneratedRegex(@"^(?<number>\d+)\. (?<text>.*\n(?:   .*\n)*)", RegexOptions.Multiline, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\| `(?<name>[\w-]+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex TableRow();
}
