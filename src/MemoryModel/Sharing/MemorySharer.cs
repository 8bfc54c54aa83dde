using System.Diagnostics;
using System.Numerics;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;

namespace MemoryModel.Sharing;

/// <summary>
/// Shares blocks of the heap with the host, granule by granule, and takes them back. Its owner's lock covers it.
/// </summary>
internal sealed class MemorySharer
{
    private readonly ulong _granule;
    private readonly IMemorySharing _hypervisor;
    private readonly GuestHeap _heap;
    private readonly List<SharedBlock> _live = [];
    private readonly List<SharedBlock> _quarantine = [];

    private MemorySharer(ulong granule, IMemorySharing hypervisor, GuestHeap heap)
    {
        _granule = granule;
        _hypervisor = hypervisor;
        _heap = heap;
    }

    /// <summary>Bytes shared for the pool.</summary>
    public UInt128 SharedBytes => Bytes(_live);

    /// <summary>Bytes of whole heap blocks held because the hypervisor did not take granules of them back.</summary>
    public UInt128 QuarantinedBytes => Bytes(_quarantine);

    /// <summary>A sharer that asks for the granule, once.</summary>
    /// <returns>The sharer; Hypervisor; or BadAlignment for a granule of zero or no power of two.</returns>
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
    /// Takes a zeroed heap block whose size and alignment are the larger of the pool's block and the granule,
    /// shares it, and adds it to the pool: the next allocation of this layout succeeds.
    /// </summary>
    /// <returns>Success, OutOfMemory or Hypervisor; on failure everything is as before, or quarantined.</returns>
    public Result Refill(BuddyAllocator pool, Layout hint)
    {
        var size = Math.Max(pool.BlockSize(hint), _granule);
        var layout = Layout.Create(size, size);
        var start = _heap.Lend(layout);
        if (!start.IsOk)
        {
            return MemoryError.Of(
                ErrorKind.OutOfMemory,
                $"the heap has no block of {size} bytes to share for {hint}",
                $"free what is not needed; a block has at most {BuddyAllocator.LargestBlock} bytes");
        }

        var block = new SharedBlock(start.Value, layout.Value);
        var shared = Share(block);
        if (!shared.IsOk)
            return shared;
        _live.Add(block);
        AssertInvariants();
        return pool.Add(block.Start, size);
    }

    /// <summary>
    /// Takes everything back: live blocks last in, first out; then, oldest first, what was quarantined before.
    /// </summary>
    /// <returns>Success, or Quarantined with each granule that was refused in this call.</returns>
    public Result UnshareAll()
    {
        var earlier = _quarantine.ToArray();
        var refused = new List<RefusedGranule>();
        foreach (var block in Enumerable.Reverse(_live))
            refused.AddRange(TakeBack(block, GranulesOf(block)));
        _live.Clear();
        foreach (var block in earlier)
            refused.AddRange(TakeBack(block, [.. block.Refused.Select(granule => granule.Address)]));
        _quarantine.RemoveAll(block => block.Refused.Count == 0);
        AssertInvariants();
        return refused.Count == 0 ? Result.Ok : MemoryError.Quarantined(refused);
    }

    private static UInt128 Bytes(List<SharedBlock> blocks)
    {
        UInt128 bytes = 0;
        foreach (var block in blocks)
            bytes += block.Layout.Size;
        return bytes;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_heap.Gate.IsHeldByCurrentThread, "the owner holds the lock");
        Debug.Assert(
            _live.Concat(_quarantine).All(block => _heap.IsLent(block.Start)), "a shared block is not in the heap");
        Debug.Assert(!_live.Intersect(_quarantine).Any(), "a block is shared or quarantined");
        Debug.Assert(_quarantine.TrueForAll(block => block.Refused.Count > 0), "a block is quarantined for a granule");
    }

    private IEnumerable<ulong> GranulesOf(SharedBlock block)
    {
        for (var offset = 0UL; offset < block.Layout.Size; offset += _granule)
            yield return block.Start + offset;
    }

    /// <summary>Shares a block's granules, ascending; the undo begins with the one whose call failed.</summary>
    private Result Share(SharedBlock block)
    {
        foreach (var granule in GranulesOf(block))
        {
            var shared = _hypervisor.Share(granule);
            if (shared.IsOk)
                continue;
            return shared.Error.With(TakeBack(block, GranulesOf(block).Where(g => g <= granule).Reverse()));
        }

        return Result.Ok;
    }

    /// <summary>Takes granules back, each once; the block goes to the heap, or into quarantine.</summary>
    /// <returns>The granules refused, in the order of the calls.</returns>
    private List<RefusedGranule> TakeBack(SharedBlock block, IEnumerable<ulong> granules)
    {
        var refused = new List<RefusedGranule>();
        foreach (var granule in granules)
        {
            if (_hypervisor.Unshare(granule).Error is { } error && !MeansPrivate(error))
                refused.Add(new RefusedGranule(granule, error.Hypercall?.Code ?? 0));
        }

        block.Refused = refused;
        if (refused.Count == 0)
            _heap.TakeBack(block.Start, block.Layout);
        else if (!_quarantine.Contains(block))
            _quarantine.Add(block);
        return refused;
    }

    /// <summary>The answer -3 says of a granule that it is not shared, which is where it should be.</summary>
    private static bool MeansPrivate(MemoryError error) =>
        error.Hypercall is { Reason: HypercallReason.InvalidParameter };

    /// <summary>A heap block of which granules are shared, or refused.</summary>
    private sealed class SharedBlock(ulong start, Layout layout)
    {
        public ulong Start { get; } = start;

        public Layout Layout { get; } = layout;

        public List<RefusedGranule> Refused { get; set; } = [];
    }
}
