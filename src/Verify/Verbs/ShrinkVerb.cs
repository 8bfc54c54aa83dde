using System.CommandLine;
using Lockstep.Formats;
using Lockstep.Judging;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify shrink FILE</c>: minimises a failing scenario.</summary>
internal static class ShrinkVerb
{
    private const string Description = """
        Finds the shortest scenario that fails in the same way as FILE, and writes it next to FILE as
        NAME.shrunk.scenario. Never overwrites a file.
        """;

    public static Command Create(Surroundings around)
    {
        var file = Options.Operand<string>("FILE", "The file to shrink.");
        var platform = Options.Platform();
        var granule = Options.Granule();
        var verb = new Command("shrink", Description) { file, platform, granule };
        verb.SetAction(parsed => Run(
            parsed.GetValue(file)!,
            InputFiles.Machine(parsed.GetValue(platform), parsed.GetValue(granule)),
            around));
        return verb;
    }

    private static int Run(string path, Machine machine, Surroundings around)
    {
        var scenario = ScenarioFile.Load(path, machine).Scenario;
        var watched = new Watched(around, json: false);
        if (Judge.Run(scenario, around.Subjects).Finding is not { } finding)
        {
            around.Output.WriteLine(OneLine.Of($"{path}: does not fail; nothing to shrink"));
            return ExitCode.Held;
        }

        var failure = new Failure(path, scenario, finding);
        var found = new Explanation(around, watched).Of([failure])[0];
        if (around.Stop.IsCancellationRequested)
        {
            found.Print(around.Output);
            return ExitCode.Found;
        }

        var shortest = Wording.Count(found.Scenario.Commands.Length, "command");
        var lengths = $"{scenario.Commands.Length:N0} to {shortest}";
        var saved = ScenarioSaver.Save(
            Path.ChangeExtension(path, ".shrunk"),
            ".scenario",
            found.Scenario,
            $"{path} shrunk from {lengths}");
        (found with { File = saved }).Print(around.Output);
        around.Output.WriteLine(OneLine.Of($"{path}: shrunk from {lengths}"));
        return ExitCode.Found;
    }
}
