using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>Caps on the cost of one generated or decoded command; arguments that are rejected cost nothing.</summary>
internal static class Cost
{
    /// <summary>A static pool's range, in bytes.</summary>
    public const ulong StaticPool = 1UL << 20;

    /// <summary>Pages of one MMIO region: each costs two port calls.</summary>
    public const ulong MmioPages = 64;

    /// <summary>Bytes that one command of the guest or the host accesses.</summary>
    public const ulong Access = 64UL << 10;

    /// <summary>A static pool's range, truncated if it lies in memory.</summary>
    public static Area ShortPool(Area area) =>
        area.TryExtent(out var extent) && IsMemory(extent.Base, extent.Size) ? area.Cut(StaticPool) : area;

    /// <summary>An MMIO range, truncated if it lies below the firmware.</summary>
    public static Area ShortMmio(Area area) =>
        area.TryExtent(out var extent) && extent.End <= MachineDefaults.FirmwareBase
            ? area.Cut((MmioPages * MachineDefaults.Page) - (extent.Base % MachineDefaults.Page))
            : area;

    /// <summary>Whether a range lies in guest RAM.</summary>
    public static bool IsMemory(ulong start, ulong size) =>
        new Extent(MachineDefaults.MemoryBase, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase)
            .Contains(start, size);

    /// <summary>The instant at which a host acts, its number clamped to the valid range.</summary>
    public static Instant? Instant(Instant? after) =>
        after is var (moment, number) ? new Instant(moment, Math.Clamp(number, 1, Field.LastOrdinal)) : null;
}
