using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Lockstep.Notation.Text;
using Lockstep.Subjects;
using Verify.Display;

namespace Verify.CommandLine;

/// <summary>The options of a verb that select the forms of its result.</summary>
internal sealed class ResultOptions
{
    // What a document has a field for, and what changes only where results go, how short and how soon they are.
    private static readonly HashSet<string> Apart =
        new(["--seed", "--shard", "--json", "--junit", "--out", "--shrink-for", "--jobs"], StringComparer.Ordinal);

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints one JSON document to standard output, and nothing else; see docs/json.md.",
    };

    private readonly Option<string?> _junit = Options.File(
        "--junit", "Writes a JUnit file, with a test case for each row of the table.");

    public Option<bool> Json => _json;

    public Option<string?> JUnit => _junit;

    /// <summary>In the order of help.</summary>
    public IEnumerable<Option> All => [_json, _junit];

    /// <summary>The printer of a command line's result.</summary>
    public ResultPrinter PrinterOf(ParseResult parsed, Surroundings around)
    {
        var junit = parsed.GetValue(_junit);
        if (junit is not null)
            JUnitFile.Check(junit);
        return new(around, NameOf(parsed.CommandResult))
        {
            Words = [.. parsed.Tokens.Select(token => token.Value)],
            Options = [.. OptionsOf(parsed.CommandResult)],
            IsJson = parsed.GetValue(_json),
            JUnit = junit,
        };
    }

    /// <summary>
    /// The options that decide what runs, in alphabetical order. One that is given its default is as if left out.
    /// </summary>
    internal static IEnumerable<string> OptionsOf(CommandResult command) => command.Children
        .OfType<OptionResult>()
        .Where(given => !given.Implicit && !Apart.Contains(given.Option.Name))
        .Select(given => (given.Option, Words: string.Join(' ', WordsOf(given))))
        .Where(given => given.Words != Options.DefaultOf(given.Option, command))
        .Select(given => $"{given.Option.Name} {given.Words}".TrimEnd())
        .Concat(PatchedProduction.Defect is { } defect ? [$"{PatchedProduction.Option} {defect}"] : [])
        .Order(StringComparer.Ordinal);

    // One word for each value: 60s is 1m, and 4096 is 4KiB.
    private static IEnumerable<string> WordsOf(OptionResult given) => given.GetValueOrDefault<object>() switch
    {
        TimeSpan time => [Duration.Print(time)],
        ulong size => [NumberText.Size(size)],
        int count => [count.ToString(CultureInfo.InvariantCulture)],
        _ => given.Tokens.Select(token => token.Value),
    };

    // Without the program's own name: `corpus minimise`, say.
    private static string NameOf(CommandResult command) => command.Parent switch
    {
        null => Document.Main,
        CommandResult { Parent: null } => command.Command.Name,
        CommandResult outer => $"{NameOf(outer)} {command.Command.Name}",
        _ => throw new InvalidOperationException("a command is the child of a command"),
    };
}
