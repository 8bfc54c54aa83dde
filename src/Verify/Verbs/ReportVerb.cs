using System.CommandLine;
using Verify.CommandLine;
using Verify.Display;
using Verify.Reporting;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify report</c>: one page about everything that ran.</summary>
internal static class ReportVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Gathers what lies under artifacts/ into one page: results of dotnet test, of the main job, of hostile runs,
        defects, mutation scores, coverage and campaigns, each with its commit and time, plots of the campaign, findings
        with their pictures, the rarest outcomes that generated scenarios reach, and what has not run. Markdown and a
        JUnit file lie beside it. The main job ends by writing it.
        """,
        "0 written, 2 wrong usage, or a file or folder that cannot be used",
        "verify report",
        "verify report --from artifacts/ci/artifacts");

    public static Command Create(Surroundings around)
    {
        var from = Options.Folder(
            "--from", $"What to gather; the report is written into it. [default: {ReportJob.UsualArtifacts}]");
        var verb = new Command("report", Description) { from };
        verb.SetAction(parsed =>
        {
            var folder = parsed.GetValue(from)?.ToString() ?? ReportJob.UsualArtifacts;
            around.Output.WriteLine(OneLine.Of($"report: {ReportJob.Write(folder, around)}"));
            return ExitCode.Held;
        });
        return verb;
    }
}
