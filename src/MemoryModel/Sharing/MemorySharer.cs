using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;

namespace MemoryModel.Sharing;

/// <summary>
/// Shares heap blocks with the host granule by granule, and unshares them. Its owner's lock protects it.
/// </summary>
internal sealed class MemorySharer
{
    private readonly ulong _granule;
    private readonly IMemorySharing _hypervisor;
    private readonly GuestHeap _heap;
    private readonly List<SharedBlock> _live = [];
    private readonly List<SharedBlock> _quarantine = [];
    private AssertionSample _sample = new(interval: 8);

    private MemorySharer(ulong granule, IMemorySharing hypervisor, GuestHeap heap)
    {
        _granule = granule;
        _hypervisor = hypervisor;
        _heap = heap;
    }

    /// <summary>Bytes currently shared for the pool.</summary>
    public UInt128 SharedBytes => Bytes(_live);

    /// <summary>Bytes of heap blocks withheld because some of their granules could not be unshared.</summary>
    public UInt128 QuarantinedBytes => Bytes(_quarantine);

    /// <summary>Creates a sharer; queries the granule once.</summary>
    /// <returns>The sharer; Hypervisor; or BadAlignment if the granule is not a power of two.</returns>
    public static Result<MemorySharer> Create(IMemorySharing hypervisor, GuestHeap heap)
    {
        var granule = hypervisor.Granule();
        if (!granule.IsOk)
            return granule.Error;
        return BitOperations.IsPow2(granule.Value)
            ? new MemorySharer(granule.Value, hypervisor, heap)
            : MemoryError.Of(
                ErrorKind.BadAlignment,
                $"the hypervisor's granule is {granule.Value} bytes",
                "it must be a power of two");
    }

    /// <summary>
    /// Shares a zeroed heap block and adds it to the pool. Its size and alignment are the larger of the pool's block
    /// and the granule, so the next allocation of this layout succeeds. If the heap has no such block, the quarantine
    /// is retried first.
    /// </summary>
    /// <param name="pool">The pool's memory.</param>
    /// <param name="hint">The layout of the next allocation.</param>
    /// <param name="forBuffer">Whether the layout is a buffer's, which freed pool memory can serve as well.</param>
    /// <returns>
    /// Success, OutOfMemory or Hypervisor. A failure is rolled back; what cannot be is quarantined. The error lists
    /// every granule refused during this call.
    /// </returns>
    public Result Refill(BuddyAllocator pool, Layout hint, bool forBuffer)
    {
        var size = Math.Max(pool.BlockSize(hint), _granule);
        var layout = Layout.Create(size, size);
        var start = _heap.Lend(layout);
        IReadOnlyList<RefusedGranule> refused = [];
        if (!start.IsOk)
        {
            refused = Retry([.. _quarantine]);
            start = _heap.Lend(layout);
        }

        if (!start.IsOk)
            return ShortageOf(hint, size, forBuffer ? pool : null).With(refused);
        var block = new SharedBlock(start.Value, layout.Value);
        var shared = Share(block, refused);
        if (!shared.IsOk)
            return shared;
        _live.Add(block);
        AssertInvariants();
        return pool.Add(block.Start, size);
    }

    /// <summary>
    /// Unshares everything: live blocks last in, first out; then those already in quarantine, oldest first.
    /// </summary>
    /// <returns>Success, or Quarantined with every granule refused during this call.</returns>
    public Result UnshareAll()
    {
        var earlier = _quarantine.ToArray();
        var refused = new List<RefusedGranule>();
        foreach (var block in Enumerable.Reverse(_live))
            refused.AddRange(TakeBack(block, GranulesOf(block)));
        _live.Clear();
        refused.AddRange(Retry(earlier));
        AssertInvariants();
        return refused.Count == 0 ? Result.Ok : MemoryError.Quarantined(refused);
    }

    /// <summary>The error for a layout that needs a heap block which is not free.</summary>
    /// <param name="hint">The layout.</param>
    /// <param name="size">The heap block in bytes.</param>
    /// <param name="pool">The pool's memory, if that can serve the layout too.</param>
    private MemoryError ShortageOf(Layout hint, ulong size, BuddyAllocator? pool)
    {
        var live = _live.ConvertAll(block => block.Start);
        var (inHeap, inPool) = (_heap.LargestFree, pool?.LargestFree ?? 0);
        var largest = pool is null ? $"{inHeap} bytes" : $"{inHeap} bytes in the heap and {inPool} bytes in the pool";
        return Shortage.Error("in the heap ", hint, size, largest, Shortage.Remedy(
            size,
            Math.Max(inPool, Granules(inHeap)),
            live.Count > 0 ? "only the pool has memory left; allocate from it" : Shortage.NeedsMemory,
            ("free buffers of the pool", pool?.LargestAdded ?? 0),
            ("free heap memory", Granules(_heap.LargestWith([.. live, .. _quarantine.Select(block => block.Start)]))),
            ("free heap memory and retry until the hypervisor unshares what it refused",
                Granules(_heap.LargestWith(live)))));
    }

    /// <summary>What the heap can share of a block in bytes: nothing if it is smaller than a granule.</summary>
    private ulong Granules(ulong block) => block < _granule ? 0 : block;

    private static UInt128 Bytes(List<SharedBlock> blocks)
    {
        UInt128 bytes = 0;
        foreach (var block in blocks)
            bytes += block.Layout.Size;
        return bytes;
    }

    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_heap.Gate.IsHeldByCurrentThread, "the caller holds the lock");
        if (!_sample.IsDue())
            return;
        Debug.Assert(
            _live.Concat(_quarantine).All(block => _heap.IsLent(block.Start)), "the heap lends every block held here");
        Debug.Assert(!_live.Intersect(_quarantine).Any(), "no block is both shared and quarantined");
        Debug.Assert(_quarantine.TrueForAll(block => block.Refused.Count > 0), "quarantined blocks have refusals");
    }

    private IEnumerable<ulong> GranulesOf(SharedBlock block)
    {
        for (var offset = 0UL; offset < block.Layout.Size; offset += _granule)
            yield return block.Start + offset;
    }

    /// <summary>A block's granules from one of them down to the first.</summary>
    private IEnumerable<ulong> GranulesDown(SharedBlock block, ulong from)
    {
        for (var bytes = from - block.Start + _granule; bytes > 0; bytes -= _granule)
            yield return block.Start + bytes - _granule;
    }

    /// <summary>Unshares each refused granule of quarantined blocks once more.</summary>
    /// <returns>The granules that are refused again, in call order.</returns>
    private List<RefusedGranule> Retry(SharedBlock[] blocks)
    {
        var refused = new List<RefusedGranule>();
        foreach (var block in blocks)
            refused.AddRange(TakeBack(block, [.. block.Refused.Select(granule => granule.Address)]));
        _quarantine.RemoveAll(block => block.Refused.Count == 0);
        return refused;
    }

    /// <summary>Shares a block's granules, ascending; rollback starts with the one whose call failed.</summary>
    /// <param name="block">The block.</param>
    /// <param name="earlier">The granules that the operation was refused before, which an error lists too.</param>
    private Result Share(SharedBlock block, IEnumerable<RefusedGranule> earlier)
    {
        foreach (var granule in GranulesOf(block))
        {
            var shared = _hypervisor.Share(granule);
            if (shared.IsOk)
                continue;
            block.NotShared = granule;
            var refused = TakeBack(block, GranulesDown(block, granule));
            return shared.Error.With([.. earlier, .. refused]);
        }

        return Result.Ok;
    }

    /// <summary>Unshares each granule once; then the block returns to the heap or goes into quarantine.</summary>
    /// <returns>The refused granules, in call order.</returns>
    private List<RefusedGranule> TakeBack(SharedBlock block, IEnumerable<ulong> granules)
    {
        var refused = new List<RefusedGranule>();
        foreach (var granule in granules)
        {
            if (_hypervisor.Unshare(granule).Error is { } error && !(granule == block.NotShared && IsInvalid(error)))
                refused.Add(new RefusedGranule(granule, error.Hypercall?.Code ?? 0));
        }

        block.Refused = refused;
        if (refused.Count == 0)
            _heap.TakeBack(block.Start, block.Layout);
        else if (!_quarantine.Contains(block))
            _quarantine.Add(block);
        return refused;
    }

    /// <summary>
    /// Whether the code is -3, the only refusal that MEM_UNSHARE documents. It says nothing about a granule that
    /// MEM_SHARE shared; one whose MEM_SHARE failed is then not shared.
    /// </summary>
    private static bool IsInvalid(MemoryError error) =>
        error.Hypercall is { Reason: HypercallReason.InvalidParameter };

    /// <summary>A heap block with granules that are shared or were refused.</summary>
    private sealed class SharedBlock(ulong start, Layout layout)
    {
        public ulong Start { get; } = start;

        public Layout Layout { get; } = layout;

        /// <summary>The granule whose own MEM_SHARE failed, if any.</summary>
        public ulong? NotShared { get; set; }

        public List<RefusedGranule> Refused { get; set; } = [];
    }
}
