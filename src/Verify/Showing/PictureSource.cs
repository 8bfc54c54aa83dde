using Fuzz.Findings;
using Isolation;
using Lockstep.Formats;
using Lockstep.Judging;
using Lockstep.Logs;
using Lockstep.Notation.Text;
using Lockstep.Pictures;
using Lockstep.Scenarios;
using Reference;
using Verify.Display;

namespace Verify.Showing;

/// <summary>Makes the picture of a file: of the run of a scenario or of recorded calls, or of a log.</summary>
/// <param name="around">The tool's environment.</param>
/// <param name="machine">The machine on which recorded calls run.</param>
internal sealed class PictureSource(Surroundings around, Machine machine)
{
    private const string Expected = "a scenario, a .hal or .trace file, or a log";

    /// <summary>The picture.</summary>
    /// <exception cref="FormatError">The file is in no format.</exception>
    public Picture Of(string path)
    {
        // A finding of a campaign is a folder.
        var inside = Path.Combine(path, StoredFinding.ScenarioPart);
        if (Directory.Exists(path) && File.Exists(inside))
            return OfScenario(inside);
        return path.EndsWith(".log", StringComparison.OrdinalIgnoreCase) ? OfLog(path, Expected) : OfScenario(path);
    }

    private Picture OfScenario(string path)
    {
        var file = ScenarioFile.Load(path, machine);
        var recorder = new StepRecorder(
            file.Scenario,
            (all, one) => new IdleReason(file.Scenario, all, file.Source).Of(one),
            step => file.Source.LineOf(step)?.Text);
        using var judge = around.NewJudge();
        var found = judge.Run(new RunOrder(file.Scenario), around.Stop).Found;

        // A step that does not end, or takes its process with it, must not run in this one.
        var commands = file.Scenario.Commands;
        var shown = found is { IsDeadly: true } ? commands[..(found.Step - 1)] : commands;
        Judge.Run(file.Scenario with { Commands = shown }, around.Subjects, tally: null, recorder);
        if (found is { IsDeadly: true })
            recorder.Add(found.Step, found.Command, found.Differences);
        return recorder.Finish(path, file.Format switch
        {
            FileFormat.HalTrace => "recorded calls",
            FileFormat.AllocatorTrace => "recorded decisions",
            _ => "scenario",
        });
    }

    private Picture OfLog(string path, string expected)
    {
        var recorder = new LogRecorder();
        var check = new LogCheck(new LogOptions { Saw = (line, text, said) => recorder.Take(line, text, said) });
        using var reader = new LogReader(path, FileContent.Open(path, expected));
        reader.Read(check, follows: false, static () => false, around.Stop);
        around.Stop.ThrowIfCancellationRequested();
        return check.HasEvents
            ? recorder.Finish(path, check.Finish(reader.IsCut))
            : throw new FormatError(path, 0, "no line of a known format", expected);
    }
}
