using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>
/// What can be made simpler about a platform and its fault plan; nothing becomes invalid by it.
/// </summary>
internal static class PlatformKnobs
{
    private static readonly ulong[] One = [1];
    private static readonly ulong[] Smallest = [1, 16];

    /// <summary>The knobs of a platform.</summary>
    public static IEnumerable<Knob<Platform>> Of(Platform platform) => platform switch
    {
        AllocatorPlatform it =>
            [Valid(Knob.Number<Platform>(it.Smallest, Smallest, size => new AllocatorPlatform(size)))],
        Machine it => OfMachine(it).Concat(OfFaults(it)).Select(Valid),
        _ => [],
    };

    private static IEnumerable<Knob<Platform>> OfMachine(Machine machine)
    {
        var usual = MachineDefaults.Machine;
        return
        [
            Usual(machine, machine with { Hypervisor = usual.Hypervisor }),
            Knob.Number<Platform>(machine.Granule, [usual.Granule], size => machine with { Granule = size }),
            Usual(machine, machine with { Heap = usual.Heap }),
            Shorter(machine.Heap, usual.Heap, heap => machine with { Heap = heap }),
            Usual(machine, machine with { Memory = usual.Memory }),
            .. Swiotlb(machine),
            Usual(machine, machine with { Bar = usual.Bar }),
            Usual(machine, machine with { GuardGranule = usual.GuardGranule }),
        ];
    }

    // None, else the usual one, else the shorter the simpler.
    private static IEnumerable<Knob<Platform>> Swiotlb(Machine machine) => machine.Swiotlb == default
        ? []
        :
        [
            Usual(machine, machine with { Swiotlb = default }),
            Usual(machine, machine with { Swiotlb = MachineDefaults.Swiotlb }),
            Shorter(machine.Swiotlb, MachineDefaults.Swiotlb, range => machine with { Swiotlb = range }),
        ];

    private static Knob<Platform> Usual(Machine machine, Machine usual) =>
        Knob.Usual<Platform>(machine == usual, () => usual);

    private static Knob<Platform> Shorter(Extent range, Extent usual, Func<Extent, Platform> with) =>
        range == usual
            ? new Knob<Platform>(0, [])
            : Knob.Size(range.Size, size => with(range with { Size = size }));

    private static IEnumerable<Knob<Platform>> OfFaults(Machine machine) =>
        from index in Enumerable.Range(0, machine.Faults.Length)
        from knob in OfFault(machine.Faults[index])
        select new Knob<Platform>(knob.Weight, knob.Simpler.Select(fault => With(machine, index, fault)));

    private static Machine With(Machine machine, int index, Fault fault) =>
        machine with { Faults = machine.Faults.Items.SetItem(index, fault) };

    private static IEnumerable<Knob<Fault>> OfFault(Fault fault) =>
    [
        Knob.Number(
            (ulong)(fault.Last - fault.First), [0], more => fault with { Last = fault.First + (int)more }),
        Knob.Number((ulong)fault.First, One, first => Moved(fault, (int)first)),
        Knob.First((int)fault.Mode, at => fault with { Mode = (FaultMode)at }),
        Knob.Usual(fault.Code is 0 or -1, () => fault with { Code = -1 }),
    ];

    private static Fault Moved(Fault fault, int first) =>
        fault with { First = first, Last = fault.Last - (fault.First - first) };

    private static Knob<Platform> Valid(Knob<Platform> knob) =>
        knob with { Simpler = knob.Simpler.Where(platform => PlatformRules.Problem(platform) is null) };
}
