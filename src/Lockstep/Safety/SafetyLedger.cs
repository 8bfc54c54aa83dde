namespace Lockstep.Safety;

/// <summary>
/// The state of the guest's memory as the events tell it. Rules look at it before an event is booked.
/// </summary>
internal sealed class SafetyLedger
{
    private readonly HashSet<ulong> _reported = [];
    private ulong _granule = ulong.MaxValue;

    /// <summary>The number of events booked: the index of the next one.</summary>
    public int Index { get; private set; }

    /// <summary>What is shared dynamically.</summary>
    public IntervalSet Shared { get; } = new();

    /// <summary>What is visible all along.</summary>
    public IntervalSet Static { get; } = new();

    /// <summary>Where the guest's last write was zero, and which was not shared since.</summary>
    public IntervalSet Clean { get; } = new();

    /// <summary>Buffers in callers' hands.</summary>
    public LiveBuffers Live { get; } = new();

    /// <summary>Pages mapped in the guard.</summary>
    public HashSet<ulong> GuardPages { get; } = [];

    /// <summary>What the current operation changed.</summary>
    public OperationJournal Journal { get; } = new();

    /// <summary>Whether the pool was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Books an event.</summary>
    public void Book(SafetyEvent safetyEvent)
    {
        switch (safetyEvent)
        {
            case Shared e: Share(new ByteRange(e.Start, e.Size)); break;
            case Unshared e: Unshare(new ByteRange(e.Start, e.Size)); break;
            case Allocated e: Allocate(new ByteRange(e.Start, e.Size)); break;
            case Freed e: Free(new ByteRange(e.Start, e.Size)); break;
            case GuardMapped e: MapPage(e.Page); break;
            case GuardUnmapped e: UnmapPage(e.Page); break;
            case Written { IsZero: true } e: Clean.Add(e.Start, e.Size); break;
            case Written e: Clean.Remove(e.Start, e.Size); break;
            case StaticRange e: Static.Add(e.Start, e.Size); break;
            case OperationBegan e: Journal.Begin(e); break;
            case OperationEnded e: End(e.ReportedGranules); break;
            case Closed e: Close(e.ReportedGranules); break;
        }

        Index++;
    }

    /// <summary>
    /// Some bytes without the granules in a report and, if asked, those that earlier operations reported. A
    /// report names granules by address; they are as large as the smallest range ever shared or taken back.
    /// </summary>
    public IntervalSet Unexcused(IntervalSet bytes, IReadOnlyList<ulong> reported, bool alsoEarlier)
    {
        var left = new IntervalSet();
        foreach (var range in bytes.Intervals)
            left.Add(range.Start, range.Size);
        foreach (var granule in alsoEarlier ? reported.Concat(_reported) : reported)
            left.Remove(granule, _granule);
        return left;
    }

    /// <summary>Whether an operation that ended before has reported this address as refused.</summary>
    public bool WasReported(ulong address) => _reported.Contains(address);

    private void Share(ByteRange range)
    {
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
        // The host may have written it meanwhile.
        Clean.Remove(range.Start, range.Size);
    }

    private void Allocate(ByteRange range)
    {
        Live.Add(new LiveBuffer(range, Index));
        Journal.FlipBuffer(range);
    }

    private void Free(ByteRange range)
    {
        if (Live.Remove(range))
            Journal.FlipBuffer(range);
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
        _reported.UnionWith(reported);
    }

    private void End(IReadOnlyList<ulong> reported)
    {
        _reported.UnionWith(reported);
        _reported.RemoveWhere(address => Shared.Run(address) == 0 && !GuardPages.Contains(address));
        Journal.Begin(null);
    }
}
