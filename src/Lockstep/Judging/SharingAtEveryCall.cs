using System.Numerics;
using Lockstep.Formats;
using Lockstep.Safety;

namespace Lockstep.Judging;

/// <summary>
/// What a driver would cost under a design without a pool: each allocation and each free asks for the granule
/// and shares or unshares every granule of its buffer.
/// </summary>
public static class SharingAtEveryCall
{
    /// <summary>The hypercalls of a scenario; null where the platform shares nothing on demand.</summary>
    public static long? Hypercalls(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Platform is not Machine { Hypervisor: not Hypervisor.Gunyah } machine
            || !BitOperations.IsPow2(machine.Granule))
        {
            return null;
        }

        var calls = 0L;
        var granules = new Dictionary<ulong, long>();
        foreach (var command in scenario.Commands)
        {
            if (command is Maker maker && BytesOf(maker) is { } bytes)
                calls += 1 + (granules[(ulong)maker.Label] = Granules(bytes, machine.Granule));
            else if (Freed(command) is { Kind: PlaceKind.Label } buffer
                && granules.Remove(buffer.Value, out var count))
                calls += 1 + count;
        }

        return calls;
    }

    private static long Granules(ulong bytes, ulong granule) =>
        (long)((bytes / granule) + (bytes % granule == 0 ? 0UL : 1));

    private static ulong? BytesOf(Maker maker) => maker switch
    {
        DmaAllocate it => it.Pages * MachineDefaults.Page,
        Share it => it.Bytes,
        Allocate it => it.Shape.Size,
        _ => null,
    };

    private static Place? Freed(Command command) => command switch
    {
        DmaFree it => it.Buffer,
        Unshare it => it.Bounce,
        Free it => it.Buffer,
        _ => null,
    };
}
