namespace Reference;

/// <summary>One effect of an operation. Port calls are counted; changes of memory are not.</summary>
public abstract record Entry
{
    /// <summary>Whether it is a port call: a hypercall, a page-table change or a flush.</summary>
    public virtual bool IsPortCall => true;
}

/// <summary>A hypercall and its answer.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Argument">Its argument: an address, or 0 where it has none.</param>
/// <param name="Result">The raw answer.</param>
/// <param name="TookEffect">Whether the hypervisor did it; false for calls that only inform.</param>
public sealed record HypercallEntry(Hypercall Function, ulong Argument, long Result, bool TookEffect) : Entry;

/// <summary>A change of the page table and its answer.</summary>
/// <param name="Change">Which one: one of the page-table ports.</param>
/// <param name="Start">The first address, page aligned.</param>
/// <param name="End">The address behind the last byte, page aligned.</param>
/// <param name="Succeeded">The answer.</param>
/// <param name="TookEffect">Whether it was done.</param>
public sealed record PageTableEntry(Port Change, ulong Start, ulong End, bool Succeeded, bool TookEffect) : Entry;

/// <summary>A flush of the data cache.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record FlushEntry(ulong Start, ulong Size) : Entry;

/// <summary>The guest fills memory with one value; zero when it clears it.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes; wraps at 2^64.</param>
/// <param name="Value">What each byte becomes.</param>
public sealed record FillEntry(ulong Start, ulong Size, byte Value) : Entry
{
    /// <inheritdoc/>
    public override bool IsPortCall => false;
}

/// <summary>The guest copies memory.</summary>
/// <param name="From">The first address read.</param>
/// <param name="To">The first address written.</param>
/// <param name="Size">Bytes.</param>
public sealed record CopyEntry(ulong From, ulong To, ulong Size) : Entry
{
    /// <inheritdoc/>
    public override bool IsPortCall => false;
}
