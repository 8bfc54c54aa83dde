namespace Reference;

/// <summary>One effect of an operation: a port call or a memory write. Fault plans count only port calls.</summary>
public abstract record Entry
{
    /// <summary>Whether it is a port call: a hypercall, a page-table change or a flush.</summary>
    public virtual bool IsPortCall => true;
}

/// <summary>A hypercall and its result.</summary>
/// <param name="Function">The function called.</param>
/// <param name="Argument">Its address argument, or 0 if it takes none.</param>
/// <param name="Result">The raw result.</param>
/// <param name="TookEffect">Whether it changed the hypervisor's state; false for queries.</param>
public sealed record HypercallEntry(Hypercall Function, ulong Argument, long Result, bool TookEffect) : Entry;

/// <summary>A page-table change and its result.</summary>
/// <param name="Change">The kind of change: one of the page-table ports.</param>
/// <param name="Start">The first address, page aligned.</param>
/// <param name="End">The address after the last byte, page aligned.</param>
/// <param name="Succeeded">The result.</param>
/// <param name="TookEffect">Whether it changed the page table.</param>
public sealed record PageTableEntry(Port Change, ulong Start, ulong End, bool Succeeded, bool TookEffect) : Entry;

/// <summary>A data cache flush.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record FlushEntry(ulong Start, ulong Size) : Entry;

/// <summary>The guest fills memory with one value; 0 to clear it.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes; wraps at 2^64.</param>
/// <param name="Value">The value written to each byte.</param>
public sealed record FillEntry(ulong Start, ulong Size, byte Value) : Entry
{
    /// <inheritdoc/>
    public override bool IsPortCall => false;
}

/// <summary>The guest copies memory: one read, then one write.</summary>
/// <param name="From">The first address read.</param>
/// <param name="To">The first address written.</param>
/// <param name="Size">Bytes.</param>
public sealed record CopyEntry(ulong From, ulong To, ulong Size) : Entry
{
    /// <inheritdoc/>
    public override bool IsPortCall => false;
}
