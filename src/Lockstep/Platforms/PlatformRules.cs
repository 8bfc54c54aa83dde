using System.Collections.Immutable;
using System.Numerics;

namespace Lockstep.Platforms;

/// <summary>The rules for valid platforms, as a check and as a repair.</summary>
public static class PlatformRules
{
    private const ulong MaxSmallest = 1UL << 31;

    /// <summary>What a platform would need in order to be valid, as a noun phrase; null if it is valid.</summary>
    public static string? Problem(Platform platform) => platform switch
    {
        AllocatorPlatform { Smallest: var smallest } when !IsSmallest(smallest) =>
            "a smallest block that is a power of two from 1 to 2GiB",
        Machine machine => Problem(machine),
        _ => null,
    };

    /// <summary>The platform itself if it is valid, otherwise a similar valid one.</summary>
    public static Platform Repair(Platform platform) => platform switch
    {
        AllocatorPlatform { Smallest: var smallest } when !IsSmallest(smallest) =>
            new AllocatorPlatform(1UL << (int)(smallest % 32)),
        Machine machine when Problem(machine) is not null => Repair(machine),
        _ => platform,
    };

    private static string? Problem(Machine machine) => machine switch
    {
        { Heap.Size: 0 } => "a heap of at least 1 byte",
        { IsHostile: true } when !HomeOf(machine).Contains(machine.Heap.Base, machine.Heap.Size) =>
            "a heap within 0x7fc00000..0x80000000 or 0x10000000000..0x20000000000",
        _ when !HomeOf(machine).Contains(machine.Heap.Base, machine.Heap.Size) =>
            "a heap within 0x7fc00000..0x80000000",
        { Memory.Size: 0 } => "memory of at least 1 byte",
        _ when !Main.Contains(machine.Memory.Base, machine.Memory.Size) =>
            "memory within 0x80000000..0x10000000000",
        { Swiotlb: { Size: not 0 } range } when !machine.Memory.Contains(range.Base, range.Size) =>
            "a swiotlb range within memory, or one of 0 bytes",
        _ when Wraps(machine.Bar) => "a BAR range that ends below 2^64",
        { MmioEnd: > MachineDefaults.FirmwareBase } => "an MMIO window that ends at or below 0x7fc00000",
        _ => machine.Faults
            .Select(fault => Problem(fault, machine))
            .FirstOrDefault(problem => problem is not null),
    };

    /// <summary>What a fault would need in order to be valid on a machine; null if it is valid.</summary>
    internal static string? Problem(Fault fault, Machine machine) =>
        Reason(fault, machine) is { } problem ? $"a valid fault; {problem}" : null;

    private static string? Reason(Fault fault, Machine machine) =>
        machine.IsHostile ? fault.HostileProblem(machine.Hypervisor) : fault.Problem(machine.Hypervisor);

    private static Machine Repair(Machine machine)
    {
        var memory = Inside(
            Main,
            Main.Contains(machine.Memory.Base, 1) ? machine.Memory : machine.Memory with { Base = Main.Base },
            atLeast: 1);
        return machine with
        {
            Heap = Inside(HomeOf(machine), machine.Heap, atLeast: 1),
            Memory = memory,
            Swiotlb = machine.Swiotlb.Size == 0
                ? machine.Swiotlb
                : Inside(memory, machine.Swiotlb, atLeast: 1),
            Bar = Wraps(machine.Bar)
                ? machine.Bar with { Size = ulong.MaxValue - machine.Bar.Base }
                : machine.Bar,
            MmioEnd = Math.Min(machine.MmioEnd, MachineDefaults.FirmwareBase),
            Faults = [.. machine.Faults.Select(fault => Repair(fault, machine))],
        };
    }

    private static Fault Repair(Fault fault, Machine machine)
    {
        var first = Math.Max(fault.First, 1);
        var counted = fault with { First = first, Last = Math.Max(fault.Last, first) };
        ImmutableArray<long> codes = fault.Port >= Port.MapReadOnly ? [0] : [fault.Code, -1, -2];
        return codes.Select(code => counted with { Code = code }).First(it => Reason(it, machine) is null);
    }

    /// <summary>Moves and truncates a range so that it lies in another; unchanged if it already does.</summary>
    internal static Extent Inside(Extent outer, Extent inner, ulong atLeast)
    {
        if (outer.Contains(inner.Base, inner.Size) && inner.Size >= atLeast)
        {
            return inner;
        }

        var offset = outer.Contains(inner.Base, 0) ? inner.Base - outer.Base : inner.Base % outer.Size;
        offset = Math.Min(offset, outer.Size - atLeast);
        return new Extent(outer.Base + offset, Math.Clamp(inner.Size, atLeast, outer.Size - offset));
    }

    /// <summary>The memory that has to contain a machine's heap.</summary>
    internal static Extent HomeOf(Machine machine) =>
        machine.IsHostile && MachineDefaults.Beyond.Contains(machine.Heap.Base, 1)
            ? MachineDefaults.Beyond
            : Firmware;

    internal static Extent Firmware { get; } = new(MachineDefaults.FirmwareBase, MachineDefaults.FirmwareSize);

    private static Extent Main { get; } =
        new(MachineDefaults.MemoryBase, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase);

    private static bool IsSmallest(ulong size) => BitOperations.IsPow2(size) && size <= MaxSmallest;

    private static bool Wraps(Extent extent) => extent.Size > ulong.MaxValue - extent.Base;
}
