namespace Lockstep.Safety;

/// <summary>
/// The net changes of the current operation since it began. Undone changes cancel out, so that beginning an
/// operation copies no state. Changes between two operations are discarded when the next one begins.
/// </summary>
internal sealed class OperationJournal
{
    /// <summary>The current operation, or null.</summary>
    public OperationBegan? Current { get; private set; }

    /// <summary>Bytes that changed between private and shared.</summary>
    public IntervalSet Sharing { get; } = new();

    /// <summary>Pages that changed between closed and mapped in the guard.</summary>
    public HashSet<ulong> GuardPages { get; } = [];

    /// <summary>Buffers that were allocated or freed.</summary>
    public HashSet<ByteRange> Buffers { get; } = [];

    /// <summary>Whether the operation has changed nothing.</summary>
    public bool IsEmpty => Sharing.IsEmpty && GuardPages.Count == 0 && Buffers.Count == 0;

    /// <summary>What the guest read while the host could write it, and has not written since.</summary>
    public IntervalSet Fetched { get; } = new();

    /// <summary>The reads of the guest.</summary>
    public List<ByteRange> Reads { get; } = [];

    /// <summary>The writes of the guest.</summary>
    public List<Written> Writes { get; } = [];

    /// <summary>What the hypervisor was asked to share.</summary>
    public IntervalSet Asked { get; } = new();

    /// <summary>Whether the hypervisor answered a request to share with an error.</summary>
    public bool SharingFailed { get; set; }

    /// <summary>Begins or, with null, ends an operation.</summary>
    public void Begin(OperationBegan? operation)
    {
        Current = operation;
        Sharing.Clear();
        GuardPages.Clear();
        Buffers.Clear();
        Fetched.Clear();
        Reads.Clear();
        Writes.Clear();
        Asked.Clear();
        SharingFailed = false;
    }

    /// <summary>Records that a range changed between private and shared.</summary>
    public void FlipSharing(ByteRange range)
    {
        var undone = Sharing.Parts(range.Start, range.Size);
        Sharing.Add(range.Start, range.Size);
        foreach (var part in undone)
            Sharing.Remove(part.Start, part.Size);
    }

    /// <summary>Records that a page changed between closed and mapped.</summary>
    public void FlipPage(ulong page) => Flip(GuardPages, page);

    /// <summary>Records that a buffer was allocated or freed.</summary>
    public void FlipBuffer(ByteRange buffer) => Flip(Buffers, buffer);

    private static void Flip<T>(HashSet<T> set, T item)
    {
        if (!set.Remove(item))
            set.Add(item);
    }
}
