using Generators;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>boot</c>: device-tree facts through the boot to the payload. The bytes are a scenario; one without a boot gets
/// one with the usual facts first, and one that does not end it enters the payload last.
/// </summary>
internal sealed class BootTarget(ISubjectFactory subjects) : ScenarioTarget(subjects, "boot", weight: 4)
{
    public override Recipe Generated => Recipe.Machines with { BootPercent = 100 };

    protected override bool NeedsMachine => true;

    protected override Scenario Complete(Scenario scenario) => Booting(scenario);

    private static Scenario Booting(Scenario scenario)
    {
        var machine = scenario.Platform as Machine ?? MachineDefaults.Machine;
        var commands = scenario.Commands;
        if (!scenario.Boots)
            commands = commands.Insert(0, Caps.Apply(new Boot(MachineDefaults.FactsFor(machine))));
        if (!commands.Any(command => command is EnterPayload or FailBoot))
            commands = commands.Add(new EnterPayload());
        return new Scenario(machine, commands);
    }
}
