namespace Reference;

/// <summary>The guest's use of its own memory, possible at any time.</summary>
internal readonly struct HeapModel(PlatformModel platform, AllocatorModel heap)
{
    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        GuestWrite write => platform.Fill(write.Place.Value, write.Bytes, write.Value),
        HeapAllocate take => platform.Zeroed(heap.Allocate(take.Shape), take.Shape),
        HeapFree give => heap.Release(give.Buffer.Value, give.As!.Value),

        // Memory is added only to a bare allocator; host accesses do not change the state.
        Add or HostAccess => Answer.Idle,
        _ => null,
    };
}
