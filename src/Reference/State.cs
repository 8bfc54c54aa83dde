namespace Reference;

/// <summary>
/// Everything that decides what the next command does: an immutable value, compared by value. Each part has a model
/// that changes it: a step thaws the parts, carries the command out on them, and freezes them into the next state.
/// </summary>
public sealed record State
{
    /// <summary>What the scenario runs on.</summary>
    public required Platform Platform { get; init; }

    internal Phase Phase { get; init; }

    internal PlatformState Ports { get; init; } = new();

    /// <summary>The guest's heap, or the bare allocator.</summary>
    internal Blocks Heap { get; init; } = new(Blocks.SmallestOfPool);

    /// <summary>What the pool has and has given out.</summary>
    internal Blocks PoolMemory { get; init; } = new(Blocks.SmallestOfPool);

    internal PoolState Pool { get; init; } = new();

    internal TrackerState Tracker { get; init; } = new();

    internal MmioState Mmio { get; init; } = new();

    /// <summary>The state before the first command.</summary>
    /// <param name="platform">What the scenario runs on.</param>
    /// <param name="boots">Whether it has a boot; without one it starts tracked.</param>
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
        };
    }
}

/// <summary>Whether there is a tracker, and how far the boot is if there is one.</summary>
internal enum Phase { BeforeBoot, Failed, Tracked, Booted, Ended }

/// <summary>The simulated platform: how often each port was called, and the memory shared with the host.</summary>
internal sealed record PlatformState
{
    public EquatableArray<int> Calls { get; init; } = [.. new int[Enum.GetValues<Port>().Length]];

    public ByteSet Shared { get; init; }
}

/// <summary>What the pool is.</summary>
internal enum PoolKind { None, Dynamic, Static, Closed }

/// <summary>The shared pool.</summary>
internal sealed record PoolState
{
    public PoolKind Kind { get; init; }

    /// <summary>Of a dynamic pool, in bytes.</summary>
    public ulong Granule { get; init; }

    /// <summary>Of a static pool.</summary>
    public Extent StaticRange { get; init; }

    /// <summary>The heap blocks that a dynamic pool is made of, oldest first.</summary>
    public EquatableArray<Extent> SharedBlocks { get; init; }

    /// <summary>The heap blocks that are not reused, oldest first.</summary>
    public EquatableArray<Held> Quarantine { get; init; }

    /// <summary>The addresses of the buffers that were live when the pool was closed.</summary>
    public EquatableArray<ulong> Revoked { get; init; }
}

/// <summary>A heap block and its granules that stay shared, in the order of refusal.</summary>
internal readonly record struct Held(Extent Block, EquatableArray<Refusal> Refused);

/// <summary>The tracker.</summary>
internal sealed record TrackerState
{
    public bool IsDisposed { get; init; }

    /// <summary>The tracked memory.</summary>
    public Extent Total { get; init; }

    /// <summary>The range that the HAL translates into.</summary>
    public Extent Bar { get; init; }

    /// <summary>Tracked regions in the order of tracking.</summary>
    public EquatableArray<Region> Regions { get; init; }
}

/// <summary>The tracker's MMIO.</summary>
internal sealed record MmioState
{
    /// <summary>Tracked regions in the order of tracking.</summary>
    public EquatableArray<Extent> Regions { get; init; }

    /// <summary>Pages that are mapped or may be, in the order of first mapping.</summary>
    public EquatableArray<MmioPage> Pages { get; init; }

    /// <summary>The listed pages that no region covers, in the order of first mapping.</summary>
    public IEnumerable<ulong> Refused => Pages.Select(page => page.Start).Where(page => !Covers(page));

    public bool Covers(ulong page) => Regions.Items.Any(region => region.Meets(new(page, Ranges.Page)));
}

/// <summary>An MMIO page by its address, and where it may be mapped.</summary>
internal readonly record struct MmioPage(ulong Start, bool InGuard, bool InTable);
