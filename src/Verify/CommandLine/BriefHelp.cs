using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Verify.CommandLine;

/// <summary>Help that lists verbs with one sentence each: the whole text of each is in its own help.</summary>
/// <param name="whole">Prints the help of one command.</param>
internal sealed class BriefHelp(HelpAction whole) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the help of a root command.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new BriefHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var verb in parseResult.CommandResult.Command.Subcommands)
            verb.Description = FirstSentence(verb.Description ?? string.Empty);
        return whole.Invoke(parseResult);
    }

    private static string FirstSentence(string text)
    {
        var line = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries));
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
