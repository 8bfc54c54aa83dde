using System.CommandLine;
using Verify;
using Verify.Display;
using Command = System.CommandLine.Command;

namespace Properties.Tool;

/// <summary>The verbs of the tool that its help shows.</summary>
internal static class ToolVerbs
{
    /// <summary>The root, and all visible verbs below it.</summary>
    public static IReadOnlyList<Command> All { get; } = [.. Visible(Parse([]).RootCommandResult.Command)];

    /// <summary>What the tool makes of arguments.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments) => VerifyApp.Parse(
        arguments, Surroundings.Plain(TextWriter.Null, TextWriter.Null, ProductionFactory.Instance, default));

    /// <summary>The words by which a verb is called, without the tool's name.</summary>
    public static IReadOnlyList<string> WordsOf(Command verb) =>
        verb is RootCommand ? [] : [.. WordsOf(verb.Parents.OfType<Command>().Single()), verb.Name];

    private static IEnumerable<Command> Visible(Command verb) =>
        verb.Subcommands.Where(inner => !inner.Hidden).SelectMany(Visible).Prepend(verb);
}
