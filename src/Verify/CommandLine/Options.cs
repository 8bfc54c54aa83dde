using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Reference;

namespace Verify.CommandLine;

/// <summary>
/// The options, each made anew for the verb that takes it; help shows a default as a person writes it.
/// </summary>
internal static class Options
{
    /// <summary>How long generated scenarios run where nobody says.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(5);

    public static Option<ulong?> Seed() => Seed(
        "Generates the scenarios of this seed. The same seed gives the same scenarios in the "
            + "same order; only how many of them run depends on the time. [default: a fresh one, printed]");

    public static Option<ulong?> Seed(string description) => new("--seed")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parsed(result, SeedOf, $"a whole number from 0 to {ulong.MaxValue}"),
    };

    public static Option<TimeSpan?> For() =>
        For("How long generated scenarios run, such as 500ms, 5s, 2m or 1h. [default: 5s]");

    public static Option<TimeSpan?> For(string description) => Time("--for", description);

    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Parsed(result, Duration.Parse, Duration.Allowed),
    };

    public static Option<ulong?> Granule() => new("--granule")
    {
        Description = "The granule of recorded runs, such as 4KiB, 16KiB, 64KiB or a number of bytes.",
        HelpName = "SIZE",
        CustomParser = result => Parsed(result, GranuleSize.Parse, GranuleSize.Allowed),
    };

    public static Option<Hypervisor?> Platform() => new("--platform")
    {
        Description = $"What .hal files run on: {PlatformName.Allowed}. [default: pkvm]",
        HelpName = "NAME",
        CustomParser = result => Parsed(result, PlatformName.Parse, PlatformName.Allowed),
    };

    public static Option<DirectoryInfo> Out() => new("--out")
    {
        Description = "Where shrunk scenarios of findings are saved. [default: the current directory]",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Prints one JSON document to standard output, and nothing else there.",
    };

    /// <summary>The value of an option that takes a count, from 1.</summary>
    public static int? Count(ArgumentResult result, int most) =>
        Parsed(result, word => CountOf(word, most), $"a whole number from 1 to {most}");

    private static int? CountOf(string word, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1 && count <= most
            ? count
            : null;

    private static ulong? SeedOf(string word) =>
        ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private static T? Parsed<T>(ArgumentResult result, Func<string, T?> parse, string allowed)
        where T : struct
    {
        var word = result.Tokens[0].Value;
        var value = parse(word);
        if (value is null)
            result.AddError($"'{word}' is no value for {result.Argument.Name}, which takes {allowed}.");
        return value;
    }
}
