using System.CommandLine;
using Isolation;
using Lockstep.Judging;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Verify.Traces;
using Command = System.CommandLine.Command;
using Outcome = Verify.Findings.Outcome;

namespace Verify.Verbs;

/// <summary><c>verify replay FILE...</c>: replays files in lockstep.</summary>
internal static class ReplayVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Replays files in lockstep; '-' is standard input. The name selects the format: .trace for the recorded
        decisions of an allocator, which must be identical; .hal for the recorded calls of a virtio driver; .bin, and
        the names that AFL++ and libFuzzer give to inputs, for a scenario in binary form; .scenario for a scenario as
        text. With any other name the first word of the text decides. Commands that are idle, which do nothing on both
        sides, are listed with the reason.
        """,
        "0 all held, 1 a finding, a file in which no command ran, a recorded call that succeeded then and fails here, "
            + "or with --strict an idle command, 2 wrong usage or a file that cannot be read",
        "verify replay docs/three-pages.scenario --with-defect refill-hint",
        "verify replay --trace failing.scenario");

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The files to replay.", ArgumentArity.OneOrMore);
        var machine = new RecordedMachine();
        var shrinkFor = Options.ShrinkFor();
        var strict = new Option<bool>("--strict") { Description = "Makes an idle command an error." };
        var trace = new Option<bool>("--trace")
        {
            Description = "Shows each step: answers and port calls of both sides, memory, and what changed.",
        };
        var defect = new WithDefect();
        var result = new ResultOptions();
        var verb = new Command("replay", Description) { files, shrinkFor, strict, trace, defect.Option };
        foreach (var option in machine.All.Concat(result.All))
            verb.Options.Add(option);
        verb.Validators.Add(machine.Check);
        verb.Validators.Add(command =>
        {
            if (command.GetValue(trace) && command.Has(result.JUnit))
                command.AddError("--junit has a test case for each file and --trace shows steps; give one of them.");
        });
        verb.SetAction(parsed =>
        {
            if (defect.TryRun(parsed, parsed.GetValue(result.Json), around) is { } code)
                return code;
            var printer = result.PrinterOf(parsed, around);
            if (!InputFiles.TryLoad(parsed.GetValue(files)!, machine.Of(parsed), around.Error, out var inputs))
                return ExitCode.Usage;
            if (parsed.GetValue(trace))
                return new TraceJob(around, printer.IsJson).Run(inputs, parsed.GetValue(strict));
            var time = parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime;
            return Run(inputs, time, parsed.GetValue(strict), printer);
        });
        return verb;
    }

    private static int Run(
        IReadOnlyList<Input> inputs, TimeSpan shrinkFor, bool isStrict, ResultPrinter printer)
    {
        var around = printer.Around;
        var watched = new Watched(around, printer.IsJson);
        var desk = new FindingDesk(around, watched, shrinkFor);
        var totals = new Totals(desk.Take);
        foreach (var input in inputs)
            totals.Begin(new Row(input.Name));
        IReadOnlyList<RunReport> reports = [];
        using (var judge = around.NewJudge())
            watched.Run(generates: false, view => reports = Inputs.Run(inputs, judge, totals, view, around.Stop));
        (Input Input, RunReport Report)[] ran = [.. inputs.Zip(reports)];
        var found = desk.Explain(one => WithFirstLook(one, ran, around.Subjects.Name).Print(watched.Lines));
        var outcome = new Outcome(totals.Rows, [.. found.Select(OfFile)])
        {
            Idle = [.. ran.SelectMany(it => StepLines.OfIdle(it.Input, it.Report))],
            Unserved = totals.Unserved,
            IsStrict = isStrict,
        };
        return outcome.Print(printer);
    }

    // The file shows it, as long as nothing else was saved.
    private static DocumentFinding OfFile(Explained found)
    {
        var finding = found.ToDocument();
        return finding.File is null && File.Exists(found.Where)
            ? finding with { File = found.Where, Replay = Report.Replay(ShellWord.Of(found.Where)) }
            : finding;
    }

    // A file that is minimal already is not shown twice.
    private static Explained WithFirstLook(
        Explained found, IEnumerable<(Input Input, RunReport Report)> ran, string subject)
    {
        var (input, report) = ran.First(it => it.Input.Name == found.Where);
        return found with
        {
            FirstLook = found.Scenario.Normalise().Equals(input.Scenario.Normalise())
                ? FirstLook.At(input, report.Found!)
                : FirstLook.Of(input, report.Found!, subject) + "\n\nThe shortest scenario that fails alike:",
        };
    }
}
