using System.CommandLine;
using Fuzz.Storage;
using Lockstep.Notation.Text;
using Mutation;
using Processes;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Verify.Reporting;
using Verify.Verbs;

namespace Verify;

/// <summary>The command-line tool: parses the command line, runs a verb, returns its exit code.</summary>
public static class VerifyApp
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="around">Its output, the system under test, and the stop request.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings around)
    {
        ArgumentNullException.ThrowIfNull(around);
        var parsed = Parse(args, around);
        if (Misuse.Of(parsed) is { } misuse)
            return Refuse(around, $"verify: {misuse}");
        try
        {
            var code = parsed.Invoke(Invocation(around));
            return around.Stop.IsCancellationRequested ? around.StopCode() : code;
        }
        catch (OperationCanceledException) when (around.Stop.IsCancellationRequested)
        {
            around.Error.WriteLine("verify: interrupted; nothing was checked to the end");
            return around.StopCode();
        }
        catch (Exception error) when (Messages(error) is { } lines)
        {
            return Refuse(around, lines);
        }
    }

    /// <summary>The same surroundings, in which results are kept for the report.</summary>
    public static Surroundings WithArchive(Surroundings around) => around with
    {
        Keep = document => ResultArchive.Save(ResultArchive.UsualFolder, document, around.Error),
    };

    // A file name may begin with @, which must not name a response file.
    internal static ParseResult Parse(IReadOnlyList<string> args, Surroundings around) =>
        Root(around).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Root(Surroundings around)
    {
        var root = MainVerb.Create(around);
        root.Subcommands.Add(HostileVerb.Create(around));
        root.Subcommands.Add(ReplayVerb.Create(around));
        root.Subcommands.Add(ShrinkVerb.Create(around));
        root.Subcommands.Add(CheckVerb.Create(around));
        root.Subcommands.Add(ShowVerb.Create(around));
        root.Subcommands.Add(RecordVerb.Create(around));
        root.Subcommands.Add(PrintVerb.Create(around));
        root.Subcommands.Add(DefectsVerb.Create(around));
        root.Subcommands.Add(MutationVerb.Create(around));
        root.Subcommands.Add(CoverageVerb.Create(around));
        root.Subcommands.Add(CampaignVerb.Create(around));
        root.Subcommands.Add(FindingVerb.Create(around));
        root.Subcommands.Add(CorpusVerb.Create(around));
        root.Subcommands.Add(ReportVerb.Create(around));
        root.Subcommands.Add(MergeVerb.Create(around));
        foreach (var verb in WorkerVerbs.Create(around))
            root.Subcommands.Add(verb);
        BriefHelp.Install(root);
        return root;
    }

    // Program.cs handles signals. An unexpected exception is a defect of the tool and must look like one.
    private static InvocationConfiguration Invocation(Surroundings around) => new()
    {
        Output = around.Output,
        Error = around.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    // The lines for an error that a user can fix; null for any other.
    private static string[]? Messages(Exception error) => error switch
    {
        StrengthErrors several => [.. several.Lines],
        FormatError or CampaignError or StrengthError => [error.Message],
        IOException when Path.GetTempPath() is var folder && !Directory.Exists(folder) =>
            [$"verify: {folder} is not a folder; expected one for temporary files; set TMPDIR to it"],
        IOException or UnauthorizedAccessException or ProcessError => [$"verify: {error.Message}"],
        _ => null,
    };

    private static int Refuse(Surroundings around, params IReadOnlyList<string> lines)
    {
        try
        {
            foreach (var line in lines)
                around.Error.WriteLine(OneLine.Of(line));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed or full; the exit code still tells.
        }

        return ExitCode.Usage;
    }
}
