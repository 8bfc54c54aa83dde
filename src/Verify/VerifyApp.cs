using System.CommandLine;
using Lockstep.Formats;
using Processes;
using Reference;
using Verify.CommandLine;
using Verify.Verbs;

namespace Verify;

/// <summary>The command-line tool: reads the command line, runs a verb, answers with an exit code.</summary>
public static class VerifyApp
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="around">Where it prints, what it tests, who can stop it.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings around)
    {
        ArgumentNullException.ThrowIfNull(around);

        // A file's name may begin with @: it is no list of further arguments.
        var syntax = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = Root(around).Parse(args, syntax);
        if (Misuse.Of(parsed) is { } misuse)
            return Refuse(around, $"verify: {misuse}");
        try
        {
            return parsed.Invoke(Invocation(around));
        }
        catch (FormatError error)
        {
            return Refuse(around, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProcessError)
        {
            return Refuse(around, $"verify: {error.Message}");
        }
    }

    private static RootCommand Root(Surroundings around)
    {
        var root = MainVerb.Create(around);
        root.Subcommands.Add(ReplayVerb.Create(around));
        root.Subcommands.Add(ShrinkVerb.Create(around));
        root.Subcommands.Add(DefectsVerb.Create(around));
        root.Subcommands.Add(MutationVerb.Create(around));
        root.Subcommands.Add(CoverageVerb.Create(around));
        root.Subcommands.Add(CampaignVerb.Create(around));
        root.Subcommands.Add(FindingVerb.Create(around));
        root.Subcommands.Add(CorpusVerb.Create(around));
        root.Subcommands.Add(DefectTrialVerb.Create(around));
        root.Subcommands.Add(CampaignWorkerVerb.Create(around));
        root.Subcommands.Add(CampaignTargetVerb.Create(around));
        root.Subcommands.Add(CampaignExplainVerb.Create(around));
        root.Subcommands.Add(CorpusMeasureVerb.Create(around));
        return root;
    }

    // Signals are the program's; an exception that nobody expected is a defect of the tool and must look
    // like one.
    private static InvocationConfiguration Invocation(Surroundings around) => new()
    {
        Output = around.Output,
        Error = around.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static int Refuse(Surroundings around, string message)
    {
        around.Error.WriteLine(OneLine.Of(message));
        return ExitCode.Usage;
    }
}
