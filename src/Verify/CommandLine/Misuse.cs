using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Lockstep.Formats;

namespace Verify.CommandLine;

/// <summary>Reports in one line what is wrong with a command line and what is allowed.</summary>
internal static class Misuse
{
    /// <summary>The error; null if there is none, or if only help or the version is requested.</summary>
    public static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Action is ParseErrorAction)
            return Describe(parsed.Errors[0], command);
        return OptionBeforeVerb(parsed) is { } option
            ? $"'{command.Name}' has no option '{option}'. {Allowed(command)}"
            : null;
    }

    /// <summary>Rejects what looks like an option in place of an operand.</summary>
    public static void RejectOptions(ArgumentResult operand)
    {
        foreach (var word in operand.Tokens.Select(token => token.Value).Where(IsOption))
            operand.AddError($"no option '{word}' here; write a file of that name as './{word}'.");
    }

    private static bool IsOption(string word) => word.StartsWith('-') && word != FileContent.StandardInput;

    // The parser would ignore an option of the main job before a verb.
    private static string? OptionBeforeVerb(ParseResult parsed) =>
        parsed.CommandResult.Parent is CommandResult root
            ? root.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit)?.Option.Name
            : null;

    private static string Describe(ParseError error, Command command) => error.SymbolResult switch
    {
        // The message of an option's own parser names the expected values.
        ArgumentResult { Parent: OptionResult } => error.Message,
        OptionResult { Option: var option } => $"{error.Message} Allowed: {option.Name} {option.HelpName}",
        _ => $"{error.Message} {Allowed(command)}",
    };

    private static string Allowed(Command command)
    {
        var words = command.Arguments.Select(Print)
            .Concat(command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))
            .Concat(command.Options.Select(option => option.Name));
        return $"Allowed: {string.Join(", ", words)}";
    }

    private static string Print(Argument argument) =>
        argument.HelpName + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : string.Empty);
}
