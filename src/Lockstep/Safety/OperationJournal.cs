namespace Lockstep.Safety;

/// <summary>
/// What the current operation has changed so far, against the moment when it began. What it undid leaves no
/// trace here, so that nothing has to be copied when an operation begins. What happens between two of them is
/// forgotten when the next one begins.
/// </summary>
internal sealed class OperationJournal
{
    /// <summary>The operation, or null between two of them.</summary>
    public OperationBegan? Current { get; private set; }

    /// <summary>Bytes that were private and are shared, or the other way round.</summary>
    public IntervalSet Sharing { get; } = new();

    /// <summary>Pages that were closed in the guard and are mapped, or the other way round.</summary>
    public HashSet<ulong> GuardPages { get; } = [];

    /// <summary>Buffers that were not live and are, or the other way round.</summary>
    public HashSet<ByteRange> Buffers { get; } = [];

    /// <summary>Begins or, with null, ends an operation.</summary>
    public void Begin(OperationBegan? operation)
    {
        Current = operation;
        Sharing.Clear();
        GuardPages.Clear();
        Buffers.Clear();
    }

    /// <summary>A range of bytes changed from private to shared or back.</summary>
    public void FlipSharing(ByteRange range)
    {
        var back = Sharing.Parts(range.Start, range.Size);
        Sharing.Add(range.Start, range.Size);
        foreach (var part in back)
            Sharing.Remove(part.Start, part.Size);
    }

    /// <summary>A page changed from closed to mapped or back.</summary>
    public void FlipPage(ulong page) => Flip(GuardPages, page);

    /// <summary>A buffer came to life or ended.</summary>
    public void FlipBuffer(ByteRange buffer) => Flip(Buffers, buffer);

    private static void Flip<T>(HashSet<T> set, T item)
    {
        if (!set.Remove(item))
            set.Add(item);
    }
}
