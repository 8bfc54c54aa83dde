using System.Collections.Immutable;

namespace Reference;

/// <summary>
/// Everything that determines what the next command does: an immutable value. A step copies its parts into mutable
/// models, executes the command on them, and assembles the next state from the results.
/// </summary>
public sealed record State
{
    /// <summary>The platform that the scenario runs on.</summary>
    public required Platform Platform { get; init; }

    internal Phase Phase { get; init; }

    internal PlatformState Ports { get; init; } = new();

    /// <summary>The guest's heap, or the bare allocator.</summary>
    internal Blocks Heap { get; init; } = new(Blocks.SmallestOfPool);

    /// <summary>The pool's memory and its live buffers.</summary>
    internal Blocks PoolMemory { get; init; } = new(Blocks.SmallestOfPool);

    internal PoolState Pool { get; init; } = new();

    internal TrackerState Tracker { get; init; } = new();

    internal MmioState Mmio { get; init; } = new();

    /// <summary>The state before the first command.</summary>
    /// <param name="platform">The platform that the scenario runs on.</param>
    /// <param name="boots">Whether it contains a boot; without one it starts with a tracker.</param>
    public static State Initial(Platform platform, bool boots)
    {
        if (platform is AllocatorPlatform bare)
            return new() { Platform = platform, Heap = new(bare.Smallest) };
        var machine = (Machine)platform;
        var heap = new AllocatorModel(new(Blocks.SmallestOfPool));
        heap.Add(machine.Heap.Base, machine.Heap.Size);
        var fresh = new State { Platform = platform, Heap = heap.Now };
        return boots ? fresh : fresh with
        {
            Phase = Phase.Tracked,
            Tracker = new() { Total = machine.Memory, Bar = machine.Bar },
            Mmio = new() { Granule = machine.GuardUnit },
        };
    }
}

/// <summary>Whether there is a tracker, and the progress of the boot, if any.</summary>
internal enum Phase { BeforeBoot, Failed, Tracked, Booted, Ended }

/// <summary>The simulated platform: the number of calls of each port, and the memory shared with the host.</summary>
internal sealed record PlatformState
{
    public EquatableArray<int> Calls { get; init; } = [.. new int[Enum.GetValues<Port>().Length]];

    public ByteSet Shared { get; init; }

    /// <summary>The shared granules whose MEM_SHARE returned an error.</summary>
    public EquatableArray<ulong> SharedInError { get; init; }
}

/// <summary>The state of the pool.</summary>
internal enum PoolKind { None, Dynamic, Static, Closed }

/// <summary>The shared pool.</summary>
internal sealed record PoolState
{
    public PoolKind Kind { get; init; }

    /// <summary>The granule in bytes; dynamic pools only.</summary>
    public ulong Granule { get; init; }

    /// <summary>The pool's range; static pools only.</summary>
    public Extent StaticRange { get; init; }

    /// <summary>The heap blocks shared for a dynamic pool, oldest first.</summary>
    public EquatableArray<Extent> SharedBlocks { get; init; }

    /// <summary>The heap blocks withheld from reuse, oldest first.</summary>
    public EquatableArray<Held> Quarantine { get; init; }

    /// <summary>The addresses of the buffers that were live when the pool closed.</summary>
    public EquatableArray<ulong> Revoked { get; init; }
}

/// <summary>A heap block and those of its granules that stay shared, in the order of refusal.</summary>
/// <param name="Block">The block.</param>
/// <param name="Refused">The granules that MEM_UNSHARE refused.</param>
/// <param name="Failed">The granule whose own MEM_SHARE failed, if any.</param>
internal readonly record struct Held(Extent Block, EquatableArray<Refusal> Refused, ulong? Failed);

/// <summary>The tracker.</summary>
internal sealed record TrackerState
{
    public bool IsDisposed { get; init; }

    /// <summary>The tracked memory.</summary>
    public Extent Total { get; init; }

    /// <summary>The PCI BAR range that the HAL translates.</summary>
    public Extent Bar { get; init; }

    /// <summary>Tracked regions in tracking order.</summary>
    public EquatableArray<Region> Regions { get; init; }
}

/// <summary>The tracker's MMIO.</summary>
internal sealed record MmioState
{
    /// <summary>The guard's granule in bytes.</summary>
    public ulong Granule { get; init; } = Ranges.Page;

    /// <summary>Tracked regions in tracking order.</summary>
    public EquatableArray<Extent> Regions { get; init; }

    /// <summary>Granules of which any part is or may be mapped, in the order of first mapping.</summary>
    public EquatableArray<MmioGranule> Granules { get; init; }

    /// <summary>Listed granules and pages outside any region, in the order of first mapping, each once.</summary>
    public EquatableArray<ulong> Refused()
    {
        ImmutableArray<ulong> refused = [];
        foreach (var (start, isInGuard, pages) in Granules)
        {
            if (isInGuard && !Covers(new(start, Granule)))
                refused = refused.Add(start);
            foreach (var page in pages)
                if (!Covers(new(page, Ranges.Page)) && !refused.Contains(page))
                    refused = refused.Add(page);
        }

        return refused;
    }

    public bool Covers(Extent range)
    {
        foreach (var region in Regions)
            if (region.Overlaps(range))
                return true;
        return false;
    }
}

/// <summary>A granule of the guard: whether it may be mapped there, and its pages that the table may map.</summary>
internal readonly record struct MmioGranule(ulong Start, bool InGuard, EquatableArray<ulong> Pages);
