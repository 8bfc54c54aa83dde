using System.CommandLine;
using System.CommandLine.Parsing;
using Verify.Display;

namespace Verify.CommandLine;

/// <summary>The options of a verb that select the forms of its result.</summary>
internal sealed class ResultOptions
{
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
            IsJson = parsed.GetValue(_json),
            JUnit = junit,
        };
    }

    // Without the program's own name: `corpus minimise`, say.
    private static string NameOf(CommandResult command) => command.Parent switch
    {
        null => Document.Main,
        CommandResult { Parent: null } => command.Command.Name,
        CommandResult outer => $"{NameOf(outer)} {command.Command.Name}",
        _ => throw new InvalidOperationException("a command is the child of a command"),
    };
}
