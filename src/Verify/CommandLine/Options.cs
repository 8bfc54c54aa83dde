using System.Buffers.Binary;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Lockstep.Platforms;
using Reference;

namespace Verify.CommandLine;

/// <summary>
/// The options of several verbs, and how options are parsed. Each verb gets instances of its own; help shows a default
/// as a user writes it.
/// </summary>
internal static class Options
{
    /// <summary>How long generated scenarios run by default.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(5);

    private static readonly string HypervisorNames = string.Join(", ", Hypervisors.All.Select(it => it.Name));

    public static Option<ulong?> Seed() => Seed(
        "Generates the scenarios of this seed. The same seed gives the same scenarios in the "
            + "same order; only how many of them run depends on the time. [default: a fresh one, printed]");

    public static Option<ulong?> Seed(string description) =>
        Parsed("--seed", "N", SeedOf, $"a whole number from 0 to {ulong.MaxValue}", description);

    public static Option<TimeSpan?> For() =>
        For("How long generated scenarios run, such as 500ms, 5s, 2m or 1h. [default: 5s]");

    public static Option<TimeSpan?> For(string description) => Time("--for", description);

    public static Option<TimeSpan?> Time(string name, string description) =>
        Parsed(name, "TIME", Duration.Parse, Duration.Allowed, description);

    public static Option<ulong?> Granule() => Parsed(
        "--granule",
        "SIZE",
        GranuleSize.Parse,
        GranuleSize.Allowed,
        "The granule of recorded runs, such as 4KiB, 16KiB, 64KiB or a number of bytes.");

    public static Option<Hypervisor?> Platform() => Parsed(
        "--platform",
        "NAME",
        name => Hypervisors.Find(name)?.Hypervisor,
        HypervisorNames,
        $"What .hal files run on: {HypervisorNames}. [default: pkvm]");

    public static Option<DirectoryInfo> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "DIR" };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Prints one JSON document to standard output, and nothing else there.",
    };

    /// <summary>An option that takes a count from 1.</summary>
    public static Option<int?> Count(string name, int most, string description) =>
        Parsed(name, "N", word => CountOf(word, most), $"a whole number from 1 to {most}", description);

    /// <summary>An option whose value is one of a few names.</summary>
    public static Option<T> Choice<T>(
        string name, IEnumerable<string> names, Func<string, T> find, string description) =>
        Parsed(name, "NAME", find, string.Join(", ", names), description);

    /// <summary>Whether the user gave an option.</summary>
    public static bool Has(this SymbolResult command, Option option) =>
        command.GetResult(option) is { Implicit: false };

    /// <summary>A random seed, short enough to type.</summary>
    public static ulong FreshSeed() =>
        BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));

    // A parser returns null for a word that is not a value.
    private static Option<T> Parsed<T>(
        string name, string helpName, Func<string, T> parse, string allowed, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            var value = parse(word);
            if (value is null)
                result.AddError($"invalid value '{word}' for {name}; expected {allowed}.");
            return value;
        },
    };

    private static int? CountOf(string word, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1 && count <= most
            ? count
            : null;

    private static ulong? SeedOf(string word) =>
        ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
