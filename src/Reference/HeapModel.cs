namespace Reference;

/// <summary>The guest's use of its own memory, at any time.</summary>
internal sealed class HeapModel(PlatformModel platform, AllocatorModel heap)
{
    /// <summary>The answer to a command; null when it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        GuestWrite write => platform.Fill(write.Place.Value, write.Bytes, write.Value),
        HeapAllocate take => platform.Zeroed(heap.Allocate(take.Shape), take.Shape),
        HeapFree give => heap.Release(give.Buffer.Value, give.As!.Value),

        // Only a bare allocator gets more memory; the host changes no state.
        Add or HostAccess => Answer.Idle,
        _ => null,
    };
}
