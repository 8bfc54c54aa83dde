using System.CommandLine;
using System.CommandLine.Parsing;
using Isolation;
using Lockstep.Formats;
using Lockstep.Judging;
using Lockstep.Logs;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify record FILE --log</c>: the log that the production code would print.</summary>
internal static class RecordVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Runs a file of any format that 'verify replay' reads, and prints what a firmware with the production code would
        print at trace level: the log that 'verify check' reads. A run that unshares everything goes on to the payload.
        """,
        "0 printed, 1 the run failed, 2 wrong usage or a file that cannot be read",
        "verify record docs/three-pages.scenario --log",
        "verify record tests/Properties/Recorded/net256.hal --heap 2MiB --log > boot.log");

    public static Command Create(Surroundings around)
    {
        var file = Options.Operand<string>("FILE", "The file to run.");
        var machine = new RecordedMachine();
        var log = new Option<bool>("--log")
        {
            Description = "Prints the firmware's log; so far the only form.",
            Required = true,
        };
        var verb = new Command("record", Description) { file, log };
        foreach (var option in machine.All)
            verb.Options.Add(option);
        verb.Validators.Add(machine.Check);
        verb.SetAction(parsed => Run(parsed.GetValue(file)!, machine.Of(parsed), around));
        return verb;
    }

    private static int Run(string path, Machine machine, Surroundings around)
    {
        var scenario = ScenarioFile.Load(path, machine).Scenario;
        if (scenario.Platform is not Machine { Hypervisor: not Hypervisor.Gunyah } shares)
            throw new FormatError(path, 0, "a platform that shares no memory on demand", "pkvm or geniezone");
        using var judge = around.NewJudge();
        if (judge.Run(new RunOrder(scenario), around.Stop).Found is { } found)
        {
            around.Error.WriteLine(OneLine.Of(
                $"{path}: step {found.Step} failed, so nothing is printed; verify replay explains it"));
            return ExitCode.Found;
        }

        var writer = new FirmwareLogWriter(around.Output, shares);
        writer.Begin();
        Judge.Run(scenario, around.Subjects, tally: null, writer);
        if (scenario.Commands is [.., UnshareAll])
            writer.EnterPayload();
        return ExitCode.Held;
    }
}
