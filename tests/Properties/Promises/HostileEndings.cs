using Generators;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>Generated environments that answer anything bring about each ending, and do not prevent work.</summary>
public sealed class HostileEndings
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

    // What succeeds with granules that the firmware's memory has no room for.
    private static readonly string[] WithLargeGranules =
        ["Refill", "Allocate", "DmaAllocate", "Share", "Unshare", "UnshareAll", "HeapAllocate"];

    [Fact]
    public void Generated_environments_reach_each_ending_at_least_10_times()
    {
        var (tally, large) = (new Tally(), new Tally());
        foreach (var scenario in ScenarioStream.From(Seed, Recipe.Hostile).Take(5000))
            SuiteRun.Current.MustHold(scenario, HasLargeHeap(scenario) ? large : tally);
        Assert.Empty(WithLargeGranules.Where(command => large[command, "Ok"] < 10)
            .Select(command => $"{command} Ok with granules beyond 4 MiB: {large[command, "Ok"]}"));
        tally.Add(large);

        Assert.Empty(Endings.Where(it => tally[it.Command, it.Ending] < 10)
            .Select(it => $"{it.Command} {it.Ending}: {tally[it.Command, it.Ending]}"));
        Assert.InRange(tally.Idle, 0, (tally.Commands + tally.Idle) / 4);
    }

    private static bool HasLargeHeap(Scenario scenario) =>
        scenario.Platform is Machine { Heap.Size: > Caps.LargestHeap, SharesOnDemand: true } machine
        && machine.Granule > Caps.LargestHeap;
}
