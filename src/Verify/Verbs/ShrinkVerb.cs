using System.CommandLine;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Command = System.CommandLine.Command;
using Outcome = Verify.Findings.Outcome;

namespace Verify.Verbs;

/// <summary><c>verify shrink FILE</c>: minimises a failing scenario.</summary>
internal static class ShrinkVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Finds the shortest scenario that fails in the same way as FILE, and writes it next to FILE, or into a folder,
        as NAME.shrunk.scenario. Never overwrites a file. Shrinking the result goes on where the time limit ended it.
        """,
        "0 FILE does not fail, 1 it fails, 2 wrong usage or a file that cannot be read or written",
        "verify shrink failing.scenario",
        "verify shrink --granule 64KiB --out shrunk driver.hal");

    public static Command Create(Surroundings around)
    {
        var file = Options.Operand<string>("FILE", "The file to shrink.");
        var machine = new RecordedMachine();
        var shrinkFor = Options.ShrinkFor();
        var folder = Options.Folder("--out", "The folder for the shortest scenario. [default: that of FILE]");
        var result = new ResultOptions();
        var verb = new Command("shrink", Description) { file, shrinkFor, folder };
        foreach (var option in machine.All.Concat(result.All))
            verb.Options.Add(option);
        verb.Validators.Add(machine.Check);
        verb.SetAction(parsed => Run(
            parsed.GetValue(file)!,
            machine.Of(parsed),
            parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime,
            parsed.GetValue(folder)?.FullName,
            result.PrinterOf(parsed, around)));
        return verb;
    }

    private static int Run(
        string path, Machine machine, TimeSpan shrinkFor, string? folder, ResultPrinter printer)
    {
        var around = printer.Around;
        if (!InputFiles.TryLoad([path], machine, around.Error, out var inputs))
            return ExitCode.Usage;
        var watched = new Watched(around, printer.IsJson);
        var desk = new FindingDesk(around, watched, shrinkFor);
        var totals = new Totals(desk.Take);
        var input = inputs[0];
        totals.Begin(new Row(input.Name));
        using (var judge = around.NewJudge())
            watched.RunOne(view => Inputs.Run([input], judge, totals, view, around.Stop));
        Explained[] saved = [.. desk.Explain(_ => { }).Select(one => Save(path, folder, input, one))];
        foreach (var one in saved)
            one.Print(watched.Lines);
        return new Outcome(totals.Rows, [.. saved.Select(one => one.ToDocument())])
        {
            Unserved = totals.Unserved,
            Held = $"{path}: does not fail; nothing to shrink",
        }
        .Print(printer);
    }

    private static Explained Save(string path, string? folder, Input input, Explained found)
    {
        if (found.Scenario.Equals(input.Scenario))
            return found;
        var shortest = Wording.Count(found.Scenario.Commands.Length, "command");
        var lengths = $"shrunk from {input.Scenario.Commands.Length:N0} to {shortest}";
        var (file, problem) = ScenarioSaver.Save(
            folder ?? Path.GetDirectoryName(path) ?? string.Empty,
            $"{Path.GetFileNameWithoutExtension(path)}.shrunk",
            ".scenario",
            found.Scenario,
            $"{path} {lengths}");
        string[] remarks = [lengths, .. new[] { problem, found.Remark }.OfType<string>()];
        return found with { File = file, Remark = $"{path}: {string.Join("; ", remarks)}" };
    }
}
