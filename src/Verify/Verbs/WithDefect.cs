using System.CommandLine;
using Lockstep.Subjects;
using Mutation;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Verbs;

/// <summary>The option of a verb that runs it on a copy of the production code with a historical defect.</summary>
internal sealed class WithDefect
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = new(PatchedProduction.Option)
    {
        Description = "Builds a copy with a defect of mutation/defects, and runs on that. Needs a checkout.",
        HelpName = "NAME",
    };

    /// <summary>Runs the verb on the patched copy of the tool, with the same options, if the option is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="json">Whether standard output is for a JSON document.</param>
    /// <param name="around">The tool's environment.</param>
    /// <returns>The exit code; null if the option is not given.</returns>
    public int? TryRun(ParseResult parsed, bool json, Surroundings around)
    {
        if (parsed.GetValue(Option) is not { } defect)
            return null;
        List<string> words = [.. parsed.Tokens.Select(token => token.Value)];
        words.RemoveRange(words.IndexOf(PatchedProduction.Option), 2);
        var story = json ? around.Error : around.Output;
        return new PatchedTool(Workshop.Find()).Run(
            defect,
            words,
            line => story.WriteLine(OneLine.Of(line)),
            around.IsTerminal ? null : around.Output,
            around.Stop);
    }
}
