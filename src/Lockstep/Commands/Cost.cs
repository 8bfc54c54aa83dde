using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>What bounds the cost of a generated or decoded command.</summary>
/// <param name="Cap">The command within the caps; the same one where it is. What is refused costs nothing.</param>
internal sealed record Cost<T>(Func<T, T> Cap)
    where T : Command
{
    /// <summary>A command whose cost needs no bound.</summary>
    public static implicit operator Cost<T>(None none) => new(static it => it);
}

/// <summary>The bounds on what one command may cost.</summary>
internal static class Cost
{
    /// <summary>A static pool's range, in bytes.</summary>
    public const ulong StaticPool = 1UL << 20;

    /// <summary>Pages of one MMIO region: each is two port calls.</summary>
    public const ulong MmioPages = 64;

    /// <summary>What the guest or the host touches with one command, in bytes.</summary>
    public const ulong Access = 64UL << 10;

    /// <summary>A range for a static pool, cut where it lies in memory.</summary>
    public static Area ShortPool(Area area) =>
        area.TryExtent(out var extent) && IsMemory(extent.Base, extent.Size) ? area.Cut(StaticPool) : area;

    /// <summary>A range for MMIO, cut where it lies below the firmware.</summary>
    public static Area ShortMmio(Area area) =>
        area.TryExtent(out var extent) && extent.End <= MachineDefaults.FirmwareBase
            ? area.Cut((MmioPages * MachineDefaults.Page) - (extent.Base % MachineDefaults.Page))
            : area;

    /// <summary>Whether a range lies in guest RAM.</summary>
    public static bool IsMemory(ulong start, ulong size) =>
        new Extent(MachineDefaults.MemoryBase, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase)
            .Contains(start, size);

    /// <summary>When a host acts, within what an entry of a trace can be numbered.</summary>
    public static int? Entry(int? after) => after is { } entry ? Math.Clamp(entry, 1, Field.LastOrdinal) : null;
}
