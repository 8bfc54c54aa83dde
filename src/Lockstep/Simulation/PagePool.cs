namespace Lockstep.Simulation;

/// <summary>
/// Page buffers that a memory of this thread is done with. A campaign runs many thousand scenarios a second,
/// each with new memories: without reuse the collector would be its main cost.
/// </summary>
internal static class PagePool
{
    private const int Limit = 1024;

    [ThreadStatic]
    private static Stack<byte[]>? _free;

    /// <summary>A page of 4096 bytes whose content is anything.</summary>
    public static byte[] Rent() =>
        _free is { Count: > 0 } free
            ? free.Pop()
            : GC.AllocateUninitializedArray<byte>(SparseMemory.PageSize);

    /// <summary>Takes a page back; null is none.</summary>
    public static void Return(byte[]? page)
    {
        if (page is null)
            return;
        _free ??= new Stack<byte[]>();
        if (_free.Count < Limit)
            _free.Push(page);
    }
}
