using Generators;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>hostile</c>: the production code alone, under the safety monitor. The bytes are a scenario, whose machine becomes
/// hostile; one of a bare allocator runs on the default machine.
/// </summary>
internal sealed class HostileTarget(ISubjectFactory subjects) : ScenarioTarget(subjects, "hostile", weight: 4)
{
    public override Recipe Generated => Recipe.Hostile;

    protected override bool NeedsMachine => true;

    protected override Scenario Complete(Scenario scenario) => Hostile(scenario);

    private static Scenario Hostile(Scenario scenario)
    {
        var machine = scenario.Platform as Machine ?? MachineDefaults.Machine;
        return machine.IsHostile
            ? scenario
            : scenario with { Platform = PlatformRules.Repair(machine with { IsHostile = true }) };
    }
}
