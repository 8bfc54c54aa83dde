using System.CommandLine;
using System.Text.RegularExpressions;
using Lockstep.Formats;
using Lockstep.Logs;
using Verify.Checking;
using Verify.CommandLine;
using Verify.Display;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify check LOG...</c>: judges logs of real machines by the safety rules.</summary>
internal static class CheckVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Judges logs by the safety rules; '-' is standard input. It reads what a firmware prints at trace level about
        shared regions and buffers, and the events of Linux's DMA API and swiotlb as ftrace, trace-cmd or perf print
        them; other lines pass. The verdict is safe, unsafe, or not decidable because lines are missing. The first
        offence is shown with the earlier lines that it contradicts.

        A log in which several buffers are freed or allocated as if a line were missing is taken to have lost lines:
        what one lost line explains as well is then no offence. With --complete everything is.
        """,
        "0 safe, 1 unsafe, 2 wrong usage or a log that cannot be read, 3 not decidable",
        "verify check firmware.log",
        "verify check --follow --all -",
        "verify check --complete --sarif artifacts/dma.sarif trace.txt");

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The logs.", ArgumentArity.OneOrMore);
        var all = new Option<bool>("--all") { Description = "Shows all offences, not the first only." };
        var follow = new Option<bool>("--follow")
        {
            Description = "Waits for more at the end of the log, and ends at the first offence or, with --all, never.",
        };
        var complete = new Option<bool>("--complete")
        {
            Description = "The log has every line of the whole run: no lost line explains anything.",
        };
        var summary = new Option<bool>("--summary")
        {
            Description = "Prints the table only: of one log three lines of Markdown, for the summary of a CI job.",
        };
        var prefix = Prefix();
        var granule = Options.Granule();
        var sarif = Options.File("--sarif", "Writes the offences as a SARIF 2.1.0 file.");
        var result = new ResultOptions();
        var verb = new Command("check", Description)
        {
            files, all, follow, complete, summary, prefix, granule, sarif,
        };
        foreach (var option in result.All)
            verb.Options.Add(option);
        verb.Validators.Add(command =>
        {
            var count = command.GetValue(files)?.Length ?? 0;
            if (command.GetValue(follow) && count > 1)
                command.AddError("--follow takes one log.");
        });
        verb.SetAction(parsed => new LogJob(
            result.PrinterOf(parsed, around),
            new LogOptions
            {
                Granule = parsed.GetValue(granule),
                IsComplete = parsed.GetValue(complete),
                Prefix = parsed.GetValue(prefix),
            })
        {
            ShowsAll = parsed.GetValue(all),
            Follows = parsed.GetValue(follow),
            IsSummary = parsed.GetValue(summary),
            Sarif = parsed.GetValue(sarif),
        }.Run(parsed.GetValue(files)!));
        return verb;
    }

    private static Option<Regex?> Prefix() => new("--prefix")
    {
        HelpName = "REGEX",
        Description = "What stands in front of each line, such as '[0-9.]+ ' for a time stamp; it is skipped.",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            try
            {
                return new Regex(
                    $@"\A(?:{word})",
                    RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
            }
            catch (Exception error) when (error is RegexParseException or NotSupportedException)
            {
                result.AddError(
                    $"invalid value '{word}' for --prefix; expected a regular expression of .NET without lookarounds "
                        + "and backreferences.");
                return null;
            }
        },
    };
}
