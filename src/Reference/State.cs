using System.Collections.Immutable;

namespace Reference;

/// <summary>
/// Everything that decides what the next command does. Nobody outside changes a state: a step works on its
/// own copy. The other files of this record say what each operation does to that copy.
/// </summary>
public sealed partial record State
{
    private const ulong SmallestBlock = 16;
    private const int Capacity = 5;

    /// <summary>What the scenario runs on.</summary>
    public required Platform Platform { get; init; }

    internal Phase Phase;

    // The simulated platform: the granules shared with the host, how often each port was called.
    internal ImmutableSortedSet<ulong> Shared = [];
    internal ImmutableArray<int> Calls = [.. new int[Enum.GetValues<Port>().Length]];

    // The guest's heap, or the bare allocator.
    internal Blocks Heap;

    // The pool. Its shared blocks and the quarantined ones are the heap's, oldest first.
    internal PoolKind PoolKind;
    internal Blocks Pool = new(SmallestBlock);
    internal ulong Granule;
    internal Extent StaticRange;
    internal ImmutableList<Extent> SharedBlocks = [];
    internal ImmutableList<Held> Quarantine = [];

    /// <summary>Where buffers began that were live when the pool was closed.</summary>
    internal ImmutableSortedSet<ulong> Revoked = [];

    // The tracker.
    internal bool IsDisposed;
    internal Extent Total;
    internal Extent Bar;
    internal ImmutableArray<Region> Regions = [];
    internal ImmutableArray<Extent> Mmio = [];
    internal ImmutableSortedDictionary<ulong, MmioPage> Pages =
        ImmutableSortedDictionary<ulong, MmioPage>.Empty;

    /// <summary>The state before the first command.</summary>
    /// <param name="platform">What the scenario runs on.</param>
    /// <param name="boots">Whether it has a boot; without one it starts tracked.</param>
    public static State Initial(Platform platform, bool boots)
    {
        if (platform is AllocatorPlatform bare)
            return new() { Platform = platform, Heap = new(bare.Smallest) };
        var machine = (Machine)platform;
        var state = new State { Platform = platform, Heap = new(SmallestBlock) };
        state.Heap.Add(machine.Heap.Base, machine.Heap.Size);
        if (!boots)
            (state.Phase, state.Total, state.Bar) = (Phase.Tracked, machine.Memory, machine.Bar);
        return state;
    }
}

/// <summary>Whether there is a tracker, and how far the boot is if there is one.</summary>
internal enum Phase { BeforeBoot, Failed, Tracked, Booted, Ended }

/// <summary>What the pool is.</summary>
internal enum PoolKind { None, Dynamic, Static, Closed }

/// <summary>A heap block and its granules that stay shared, in the order of refusal.</summary>
internal sealed record Held(Extent Block, ImmutableArray<Refusal> Refused);

/// <summary>An MMIO page: its place in the order of first mapping, and where it may be mapped.</summary>
internal readonly record struct MmioPage(int Order, bool InGuard, bool InTable);
