using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>The shrink candidates of a platform and its fault plan; each is valid.</summary>
internal static class PlatformShrinks
{
    private static readonly ulong[] One = [1];
    private static readonly ulong[] Smallest = [1, 16];

    /// <summary>The shrink candidates of a platform, by field.</summary>
    public static IEnumerable<FieldShrink<Platform>> Of(Platform platform) => platform switch
    {
        AllocatorPlatform it =>
            [Valid(FieldShrink.Number<Platform>(it.Smallest, Smallest, size => new AllocatorPlatform(size)))],
        Machine it => OfMachine(it).Concat(OfFaults(it)).Select(Valid),
        _ => [],
    };

    private static IEnumerable<FieldShrink<Platform>> OfMachine(Machine machine)
    {
        var defaults = MachineDefaults.Machine;
        return
        [
            ToDefault(machine, machine with { Hypervisor = defaults.Hypervisor }),
            Granule(machine),
            ToDefault(machine, machine with { Heap = defaults.Heap }),
            Shorter(machine.Heap, defaults.Heap, heap => machine with { Heap = heap }),
            ToDefault(machine, machine with { Memory = defaults.Memory }),
            .. Swiotlb(machine),
            ToDefault(machine, machine with { Bar = defaults.Bar }),
            ToDefault(machine, machine with { GuardGranule = defaults.GuardGranule }),
            ToDefault(machine, machine with { MmioEnd = defaults.MmioEnd }),
        ];
    }

    // Simplest is a page. A valid granule stays valid, and a page or more: each refill would take more calls.
    private static FieldShrink<Platform> Granule(Machine machine)
    {
        var simplest = MachineDefaults.Machine.Granule;
        var shrink = FieldShrink.Number<Platform>(
            machine.Granule, [simplest], size => machine with { Granule = size });
        return BitOperations.IsPow2(machine.Granule)
            ? shrink with { Candidates = shrink.Candidates.Where(it => IsPage(((Machine)it).Granule)) }
            : shrink;
    }

    private static bool IsPage(ulong granule) => BitOperations.IsPow2(granule) && granule >= MachineDefaults.Page;

    // Simplest is none, then the default; of others, the shorter is simpler.
    private static IEnumerable<FieldShrink<Platform>> Swiotlb(Machine machine) => machine.Swiotlb == default
        ? []
        :
        [
            ToDefault(machine, machine with { Swiotlb = default }),
            ToDefault(machine, machine with { Swiotlb = MachineDefaults.Swiotlb }),
            Shorter(machine.Swiotlb, MachineDefaults.Swiotlb, range => machine with { Swiotlb = range }),
        ];

    private static FieldShrink<Platform> ToDefault(Machine machine, Machine defaultValue) =>
        FieldShrink.ToDefault<Platform>(machine == defaultValue, () => defaultValue);

    private static FieldShrink<Platform> Shorter(Extent range, Extent defaultValue, Func<Extent, Platform> with) =>
        range == defaultValue
            ? new FieldShrink<Platform>(0, [])
            : FieldShrink.Size(range.Size, size => with(range with { Size = size }));

    private static IEnumerable<FieldShrink<Platform>> OfFaults(Machine machine) =>
        from index in Enumerable.Range(0, machine.Faults.Length)
        from shrink in OfFault(machine.Faults[index])
        select new FieldShrink<Platform>(shrink.Weight, shrink.Candidates.Select(fault => With(machine, index, fault)));

    private static Machine With(Machine machine, int index, Fault fault) =>
        machine with { Faults = machine.Faults.Items.SetItem(index, fault) };

    private static IEnumerable<FieldShrink<Fault>> OfFault(Fault fault) =>
    [
        FieldShrink.Number(
            (ulong)(fault.Last - fault.First), [0], more => fault with { Last = fault.First + (int)more }),
        FieldShrink.Number((ulong)fault.First, One, first => Moved(fault, (int)first)),
        FieldShrink.Position((int)fault.Mode, at => fault with { Mode = (FaultMode)at }),
        FieldShrink.ToDefault(fault.Code is 0 or -1, () => fault with { Code = -1 }),
    ];

    private static Fault Moved(Fault fault, int first) =>
        fault with { First = first, Last = fault.Last - (fault.First - first) };

    private static FieldShrink<Platform> Valid(FieldShrink<Platform> shrink) =>
        shrink with { Candidates = shrink.Candidates.Where(platform => PlatformRules.Problem(platform) is null) };
}
