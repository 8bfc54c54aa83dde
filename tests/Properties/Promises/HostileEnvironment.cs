using Generators;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>
/// The production code alone, in an environment that answers anything: every operation ends with success or a typed
/// error, and no safety rule is broken.
/// </summary>
public sealed class HostileEnvironment
{
    private const ulong Seed = 1;

    // Endings that only an environment without manners brings about, and those that show that it does not prevent work.
    private static readonly (string Command, string Ending)[] Endings =
    [
        ("InitDynamicPool", "Ok"), ("InitDynamicPool", "BadAlignment"), ("InitDynamicPool", "Hypervisor"),
        ("Allocate", "Ok"), ("Allocate", "Hypervisor"), ("Allocate", "OutOfMemory"), ("Refill", "Ok"),
        ("DmaAllocate", "Ok"), ("Share", "Ok"), ("Unshare", "Ok"), ("UnshareAll", "Ok"), ("UnshareAll", "Quarantined"),
        ("MapMmio", "Ok"), ("MapMmio", "Hypervisor"), ("MapMmio", "FailedToMap"), ("UnmapMmio", "Hypervisor"),
        ("Dispose", "Ok"), ("Dispose", "Quarantined"), ("Boot", "Ok"), ("Boot", "InternalError/Hypervisor"),
        ("Boot", "InternalError/MmioGuardNotSupported"), ("Boot", "InternalError/BadAlignment"),
        ("Boot", "InvalidFdt/OutOfRange"), ("EnterPayload", "Ok"), ("EnterPayload", "InternalError/Quarantined"),
        ("EnterPayload", "InternalError/Hypervisor"), ("HostRead", "Ok"), ("HostWrite", "Ok"),
    ];

    [Property(Arbitrary = [typeof(HostileArbitrary)], MaxTest = 4000)]
    public void Firmware_is_safe_and_never_throws_or_hangs(Scenario scenario) => SuiteRun.Current.MustHold(scenario);

    [Fact]
    public void Generated_environments_reach_each_ending_at_least_10_times()
    {
        var tally = new Tally();
        foreach (var scenario in ScenarioStream.From(Seed, Recipe.Hostile).Take(5000))
            SuiteRun.Current.MustHold(scenario, tally);

        Assert.Empty(Endings.Where(it => tally[it.Command, it.Ending] < 10)
            .Select(it => $"{it.Command} {it.Ending}: {tally[it.Command, it.Ending]}"));
        Assert.InRange(tally.Idle, 0, (tally.Commands + tally.Idle) / 4);
    }
}
