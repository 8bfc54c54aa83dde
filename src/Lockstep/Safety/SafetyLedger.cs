namespace Lockstep.Safety;

/// <summary>
/// The state of guest memory derived from the events. Rules read it before an event is applied.
/// </summary>
internal sealed class SafetyLedger
{
    private readonly HashSet<ulong> _reported = [];
    private ulong _granule = ulong.MaxValue;

    /// <summary>The index of the next event: the number of those applied, unless its source numbers them.</summary>
    public int Index { get; set; }

    /// <summary>Dynamically shared memory.</summary>
    public IntervalSet Shared { get; } = new();

    /// <summary>Permanently visible memory.</summary>
    public IntervalSet Static { get; } = new();

    /// <summary>Memory to which the guest's last write was zero, and which was not shared since.</summary>
    public IntervalSet Clean { get; } = new();

    /// <summary>Memory that was flushed after the guest's last write to it.</summary>
    public IntervalSet Flushed { get; } = new();

    /// <summary>The firmware's heap.</summary>
    public IntervalSet Heap { get; } = new();

    /// <summary>Allocated buffers.</summary>
    public LiveBuffers Live { get; } = new();

    /// <summary>Bytes of live bounce buffers that the guest has not written since they were allocated.</summary>
    public IntervalSet Stale { get; } = new();

    /// <summary>Pages mapped in the guard.</summary>
    public HashSet<ulong> GuardPages { get; } = [];

    /// <summary>The changes of the current operation.</summary>
    public OperationJournal Journal { get; } = new();

    /// <summary>Whether the pool was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Applies an event.</summary>
    public void Apply(SafetyEvent safetyEvent)
    {
        switch (safetyEvent)
        {
            case Shared e: Share(new ByteRange(e.Start, e.Size)); break;
            case Unshared e: Unshare(new ByteRange(e.Start, e.Size)); break;
            case Allocated e: Allocate(new ByteRange(e.Start, e.Size), e.Loan); break;
            case Freed e: Free(new ByteRange(e.Start, e.Size)); break;
            case GuardMapped e: MapPage(e.Page); break;
            case GuardUnmapped e: UnmapPage(e.Page); break;
            case Written e: Write(e); break;
            case Flushed e: Flushed.Add(e.Start, e.Size); break;
            case HeapRange e: Heap.Add(e.Start, e.Size); break;
            case Fetched e: Fetch(new ByteRange(e.Start, e.Size)); break;
            case ShareFailed e: FailShare(new ByteRange(e.Start, e.Size)); break;
            case StaticRange e: Static.Add(e.Start, e.Size); break;
            case OperationBegan e: Journal.Begin(e); break;
            case OperationEnded e: End(e.ReportedGranules); break;
            case Closed e: Close(e.ReportedGranules); break;
        }

        Index++;
    }

    /// <summary>
    /// Some bytes without reported granules, optionally including those that earlier operations reported. A
    /// report has addresses only; the granule size is that of the smallest range ever shared or unshared.
    /// </summary>
    public IntervalSet Unreported(IntervalSet bytes, IReadOnlyList<ulong> reported, bool includeEarlier)
    {
        var left = new IntervalSet();
        foreach (var range in bytes.Intervals)
            left.Add(range.Start, range.Size);
        foreach (var granule in includeEarlier ? reported.Concat(_reported) : reported)
            left.Remove(granule, _granule);
        return left;
    }

    /// <summary>Whether an operation that ended before has reported this address as refused.</summary>
    public bool WasReported(ulong address) => _reported.Contains(address);

    private void Fetch(ByteRange range)
    {
        foreach (var part in Shared.Parts(range.Start, range.Size))
            Journal.Fetched.Add(part.Start, part.Size);
        foreach (var part in Static.Parts(range.Start, range.Size))
            Journal.Fetched.Add(part.Start, part.Size);
        Journal.Reads.Add(range);
    }

    private void FailShare(ByteRange range)
    {
        Journal.Asked.Add(range.Start, range.Size);
        Journal.SharingFailed = true;
    }

    private void Share(ByteRange range)
    {
        Journal.Asked.Add(range.Start, range.Size);
        _granule = Math.Min(_granule, range.Size);
        foreach (var part in Shared.Gaps(range.Start, range.Size))
            Journal.FlipSharing(part);
        Shared.Add(range.Start, range.Size);
    }

    private void Unshare(ByteRange range)
    {
        _granule = Math.Min(_granule, range.Size);
        foreach (var part in Shared.Parts(range.Start, range.Size))
            Journal.FlipSharing(part);
        Shared.Remove(range.Start, range.Size);
        // The host may have written to it in the meantime.
        Clean.Remove(range.Start, range.Size);
    }

    private void Write(Written written)
    {
        if (written.IsZero)
            Clean.Add(written.Start, written.Size);
        else
            Clean.Remove(written.Start, written.Size);
        Flushed.Remove(written.Start, written.Size);
        Journal.Fetched.Remove(written.Start, written.Size);
        Journal.Writes.Add(written);
        Stale.Remove(written.Start, written.Size);
    }

    private void Allocate(ByteRange range, Loan? loan)
    {
        Live.Add(new LiveBuffer(range, Index, loan));
        Journal.FlipBuffer(range);
        if (loan is null)
            return;

        // The operation that allocates a bounce buffer has filled it before it ends.
        Stale.Add(range.Start, range.Size);
        foreach (var written in Journal.Writes)
            Stale.Remove(written.Start, written.Size);
    }

    private void Free(ByteRange range)
    {
        if (!Live.Remove(range))
            return;
        Journal.FlipBuffer(range);
        Stale.Remove(range.Start, range.Size);
    }

    private void MapPage(ulong page)
    {
        if (GuardPages.Add(page))
            Journal.FlipPage(page);
    }

    private void UnmapPage(ulong page)
    {
        if (GuardPages.Remove(page))
            Journal.FlipPage(page);
    }

    private void Close(IReadOnlyList<ulong> reported)
    {
        IsClosed = true;
        Live.Clear();
        Stale.Clear();
        _reported.UnionWith(reported);
    }

    private void End(IReadOnlyList<ulong> reported)
    {
        _reported.UnionWith(reported);
        if (_reported.Count > 0)
            _reported.RemoveWhere(address => Shared.RunLength(address) == 0 && !GuardPages.Contains(address));
        Journal.Begin(null);
    }
}
