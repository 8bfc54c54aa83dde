namespace Lockstep.Simulation;

/// <summary>
/// A per-thread pool of page buffers. A campaign runs thousands of scenarios per second, each with new memories:
/// without reuse, garbage collection would dominate.
/// </summary>
internal static class PagePool
{
    private const int Limit = 1024;

    private const int LargestTable = 512;

    [ThreadStatic]
    private static Stack<byte[]>? _free;

    [ThreadStatic]
    private static Stack<Dictionary<ulong, byte[]?>>? _freeTables;

    /// <summary>Rents an empty table of pages.</summary>
    public static Dictionary<ulong, byte[]?> RentTable() => _freeTables is { Count: > 0 } free ? free.Pop() : [];

    /// <summary>Returns a table, emptied; a large one would take longer to clear than it saves.</summary>
    public static void Return(Dictionary<ulong, byte[]?> table)
    {
        foreach (var page in table.Values)
            Return(page);
        if (table.Capacity is 0 or > LargestTable)
            return;
        table.Clear();
        (_freeTables ??= []).Push(table);
    }

    /// <summary>Rents an uninitialised page of 4096 bytes.</summary>
    public static byte[] Rent() =>
        _free is { Count: > 0 } free
            ? free.Pop()
            : GC.AllocateUninitializedArray<byte>(SparseMemory.PageSize);

    /// <summary>Returns a page; null is ignored.</summary>
    public static void Return(byte[]? page)
    {
        if (page is null)
            return;
        _free ??= new Stack<byte[]>();
        if (_free.Count < Limit)
            _free.Push(page);
    }
}
