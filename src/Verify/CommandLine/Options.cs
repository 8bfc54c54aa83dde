using System.Buffers.Binary;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Isolation;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Reference;
using Command = System.CommandLine.Command;

namespace Verify.CommandLine;

/// <summary>Options that several verbs share, and the parsers of options. Each verb gets its own instances.</summary>
internal static class Options
{
    /// <summary>The default time for generated scenarios.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(5);

    private const string TimeName = "--for";
    private const string BatchesName = "--batches";

    private static readonly string HypervisorNames = string.Join(", ", Hypervisors.All.Select(it => it.Name));

    public static Option<ulong?> Seed() => Seed(
        "Seed of the generated scenarios. The same seed gives the same scenarios in the same order; only their number "
            + "depends on the time. [default: a random one, printed]");

    public static Option<ulong?> Seed(string description) =>
        Parsed("--seed", "N", SeedOf, $"a whole number from 0 to {ulong.MaxValue}", description);

    public static Option<TimeSpan?> For() => Parsed(
        TimeName,
        "TIME",
        Duration.Parse,
        Duration.Allowed,
        "Time for generated scenarios, such as 500ms, 5s, 2m or 1h; 0s runs none. [default: 5s]");

    public static Option<int?> Batches() => Count(
        BatchesName,
        int.MaxValue,
        $"Runs N batches of {Isolation.Batches.Size} generated scenarios, however long that takes, or until --for ends "
            + "it: with a seed, the same scenarios on every machine.");

    public static Option<TimeSpan?> For(string description) => Time(TimeName, description);

    public static Option<TimeSpan?> ShrinkFor() => Time(
        "--shrink-for", "Time for shrinking each finding; the shortest scenario so far is kept. [default: 20s]");

    /// <summary>An option that takes a time of more than 0: without any, its verb would do nothing.</summary>
    public static Option<TimeSpan?> Time(string name, string description) => Parsed<TimeSpan?>(
        name,
        "TIME",
        word => Duration.Parse(word) is { Ticks: > 0 } time ? time : null,
        $"{Duration.Allowed}, and more than 0",
        description);

    public static Option<ulong?> Granule() => Parsed(
        "--granule",
        "SIZE",
        GranuleSize.Parse,
        GranuleSize.Allowed,
        "Granule of recorded runs, such as 4KiB, 16KiB, 64KiB or a number of bytes.");

    public static Option<ulong?> Heap() => Parsed(
        "--heap",
        "SIZE",
        HeapOf,
        $"a size from 1 to {NumberText.Size(Caps.LargestHeap)}, such as 128KiB or "
            + "2MiB",
        "Heap of recorded runs, from which the pool takes its memory. [default: 128KiB]");

    /// <summary>The size of a heap in bytes; null if the word is invalid.</summary>
    public static ulong? HeapOf(string word) =>
        NumberText.TryParse(word, out var size) && size is >= 1 and <= Caps.LargestHeap ? size : null;

    public static Option<Hypervisor?> Platform() => Parsed(
        "--platform",
        "NAME",
        name => Hypervisors.Find(name)?.Hypervisor,
        HypervisorNames,
        $"Platform for .hal files: {HypervisorNames}. [default: pkvm]");

    public static Option<DirectoryInfo> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "DIR" };

    /// <summary>An option that selects a part of a job, for one of several machines.</summary>
    /// <param name="pieces">What is shared out.</param>
    public static Option<Shard?> Shard(string pieces) => Parsed(
        "--shard",
        "K/N",
        Isolation.Shard.Parse,
        $"K/N with K from 1 to N, and N up to {Isolation.Shard.Most}",
        $"Runs the K-th of N parts, for as many machines: {pieces} are shared out. 'verify merge' merges the JSON "
            + "documents of all parts.");

    public static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    /// <summary>An operand, whose words must not look like options.</summary>
    public static Argument<T> Operand<T>(string name, string description, ArgumentArity? arity = null)
    {
        var operand = new Argument<T>(name) { Description = description, HelpName = name };
        if (arity is { } given)
            operand.Arity = given;
        operand.Validators.Add(Misuse.RejectOptions);
        return operand;
    }

    /// <summary>A verb with options of its own.</summary>
    public static Command Verb(
        string name,
        string description,
        IEnumerable<Option> options,
        Action<CommandResult> validate,
        Func<ParseResult, int> run)
    {
        var verb = new Command(name, description);
        foreach (var option in options)
            verb.Options.Add(option);
        verb.Validators.Add(validate);
        verb.SetAction(run);
        return verb;
    }

    /// <summary>An option that takes a count from 1.</summary>
    public static Option<int?> Count(string name, int most, string description) =>
        Parsed(name, "N", word => CountOf(word, most), $"a whole number from 1 to {most}", description);

    /// <summary>Rejects a part of a job without the seed that all parts must share.</summary>
    public static void CheckShard(CommandResult command, Option<Shard?> shard, Option<ulong?> seed)
    {
        if (command.Has(shard) && !command.Has(seed))
            command.AddError("--shard needs --seed N, the same for all parts; otherwise they are parts of other jobs.");
    }

    /// <summary>An option whose value is a name from a list.</summary>
    public static Option<T> Choice<T>(
        string name, IEnumerable<string> names, Func<string, T> find, string description) =>
        Parsed(name, "NAME", find, string.Join(", ", names), description);

    /// <summary>Whether the option is on the command line.</summary>
    public static bool Has(this SymbolResult command, Option option) =>
        command.GetResult(option) is { Implicit: false };

    /// <summary>The value that an option has where it is left out, as its help says it; null for none.</summary>
    public static string? DefaultOf(Option option, CommandResult command)
    {
        // With a number of batches there is no usual time.
        var others = command.Children.OfType<OptionResult>().Select(other => other.Option.Name);
        if (option.Name == TimeName && others.Contains(BatchesName, StringComparer.Ordinal))
            return null;
        return option.Description?.Split("[default: ") is [_, var value] ? value.TrimEnd(']') : null;
    }

    /// <summary>A random seed, short enough to type.</summary>
    public static ulong FreshSeed() =>
        BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));

    // A parser returns null for an invalid value.
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
