using System.CommandLine;
using Fuzz.Findings;
using Fuzz.Targets;
using Lockstep.Formats;
using Lockstep.Scenarios;
using Verify.CommandLine;
using Verify.Display;
using Verify.Job;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify print FILE...</c>: prints inputs of any format as scenarios.</summary>
internal static class PrintVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Prints files of any format that 'verify replay' reads as scenarios in text form: recorded calls, a scenario in
        binary form, or an input of a campaign. The text can be edited, replayed and kept. With --target, every file is
        an input of that target, with what the target adds to it.

        With --as-test, prints a regression test in C# for tests/Properties/Regressions instead. To keep a scenario
        as a test it is also enough to put its file into that folder.
        """,
        "0 printed, 2 wrong usage or a file that cannot be read",
        "verify print artifacts/campaign/scenario-1/queue/id:000000 > case.scenario",
        "verify print --as-test case.scenario > tests/Properties/Regressions/NAME.cs");

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The files to print.", ArgumentArity.OneOrMore);
        var machine = new RecordedMachine();
        var asTest = new Option<bool>("--as-test") { Description = "Prints a regression test in C#." };
        var names = Targets(around).Select(it => it.Name);
        var target = Options.Choice(
            "--target",
            names,
            name => Targets(around).FirstOrDefault(it => it.Name == name),
            $"The target that the files are inputs of: {string.Join(", ", names)}.");
        var verb = new Command("print", Description) { files, target, asTest };
        foreach (var option in machine.All)
            verb.Options.Add(option);
        verb.Validators.Add(machine.Check);
        verb.SetAction(parsed =>
        {
            var (paths, isTest, error) = (parsed.GetValue(files)!, parsed.GetValue(asTest), around.Error);
            if (parsed.GetValue(target) is { } known)
                Print([.. paths.Select(path => (path, OfTarget(known, path, error)))], isTest, around);
            else if (InputFiles.TryLoad(paths, machine.Of(parsed), error, out var inputs))
                Print([.. inputs.Select(input => (input.Name, input.Scenario))], isTest, around);
            else
                return ExitCode.Usage;
            return ExitCode.Held;
        });
        return verb;
    }

    private static IEnumerable<Target> Targets(Surroundings around) =>
        TargetSet.Of(around.Subjects).Where(target => target.ScenarioIn([]) is not null);

    private static Scenario OfTarget(Target target, string path, TextWriter error)
    {
        var input = FileContent.ReadBytes(path, $"an input of the target {target.Name}", least: 0);
        InputFiles.TellIfCut(path, target.WrittenIn(input), error);
        return target.ScenarioIn(input)!;
    }

    private static void Print(
        IReadOnlyList<(string Name, Scenario Scenario)> scenarios, bool asTest, Surroundings around)
    {
        foreach (var (name, scenario) in scenarios)
        {
            if (scenarios.Count > 1)
                around.Output.WriteLine(OneLine.Of($"{(asTest ? "//" : "#")} {name}"));
            around.Output.Write(asTest ? RegressionTest.Of(scenario, name) : ScenarioText.Print(scenario));
            if (scenarios.Count > 1)
                around.Output.WriteLine();
        }
    }
}
