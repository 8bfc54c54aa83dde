using System.CommandLine;
using Fuzz.Findings;
using Lockstep.Scenarios;
using Reference;
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
        binary form, or an input of a campaign. The text can be edited, replayed and kept.

        With --as-test, prints a regression test in C# for tests/Properties/Regressions instead. To keep a scenario
        as a test it is also enough to put its file into that folder.
        """,
        "0 printed, 2 wrong usage or a file that cannot be read",
        "verify print artifacts/campaign/scenario-1/queue/id:000000 > case.scenario",
        "verify print --as-test case.scenario > tests/Properties/Regressions/NAME.cs");

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The files to print.", ArgumentArity.OneOrMore);
        var platform = Options.Platform();
        var granule = Options.Granule();
        var asTest = new Option<bool>("--as-test") { Description = "Prints a regression test in C#." };
        var verb = new Command("print", Description) { files, platform, granule, asTest };
        verb.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            InputFiles.Machine(parsed.GetValue(platform), parsed.GetValue(granule)),
            parsed.GetValue(asTest),
            around));
        return verb;
    }

    private static int Run(IReadOnlyList<string> files, Machine machine, bool asTest, Surroundings around)
    {
        if (!InputFiles.TryLoad(files, machine, around.Error, out var inputs))
            return ExitCode.Usage;
        for (var index = 0; index < inputs.Count; index++)
        {
            var (name, scenario) = (inputs[index].Name, inputs[index].Scenario);
            if (index > 0)
                around.Output.WriteLine();
            if (inputs.Count > 1)
                around.Output.WriteLine(OneLine.Of($"{(asTest ? "//" : "#")} {name}"));
            around.Output.Write(asTest ? RegressionTest.Of(scenario, name) : ScenarioText.Print(scenario));
        }

        return ExitCode.Held;
    }
}
