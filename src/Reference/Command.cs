namespace Reference;

/// <summary>One step of a scenario: plain data, whether or not it makes sense.</summary>
public abstract record Command;

/// <summary>A command whose result later commands can refer to.</summary>
/// <param name="Label">Names the result; unique within a scenario, not negative.</param>
public abstract record Maker(int Label) : Command;

/// <summary>Allocates a buffer from the shared pool, or from the bare allocator.</summary>
/// <param name="Label">Names the buffer.</param>
/// <param name="Shape">Size and alignment in bytes.</param>
public sealed record Allocate(int Label, Shape Shape) : Maker(Label);

/// <summary>Allocates private, zeroed memory from the guest heap.</summary>
/// <param name="Label">Names the memory.</param>
/// <param name="Shape">Size and alignment in bytes.</param>
public sealed record HeapAllocate(int Label, Shape Shape) : Maker(Label);

/// <summary>The HAL's dma_alloc.</summary>
/// <param name="Label">Names the buffer.</param>
/// <param name="Pages">Pages of 4096 bytes.</param>
public sealed record DmaAllocate(int Label, ulong Pages) : Maker(Label);

/// <summary>The HAL's share: allocates a bounce buffer for a guest buffer.</summary>
/// <param name="Label">Names the bounce buffer.</param>
/// <param name="Buffer">The guest's buffer.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Direction">Decides whether its bytes are copied now.</param>
public sealed record Share(int Label, Place Buffer, ulong Bytes, Direction Direction) : Maker(Label);

/// <summary>Frees a pool buffer; without a shape, with the one it was allocated with.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="As">A different size and alignment, or null.</param>
public sealed record Free(Place Buffer, Shape? As) : Command;

/// <summary>Frees heap memory; without a shape, with the one it was allocated with.</summary>
/// <param name="Buffer">The memory.</param>
/// <param name="As">A different size and alignment, or null.</param>
public sealed record HeapFree(Place Buffer, Shape? As) : Command;

/// <summary>The HAL's dma_dealloc; without a count, with the one it was allocated with.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Pages">A different number of pages of 4096 bytes, or null.</param>
public sealed record DmaFree(Place Buffer, ulong? Pages) : Command;

/// <summary>The HAL's unshare; arguments left out are those of the share.</summary>
/// <param name="Bounce">The bounce buffer.</param>
/// <param name="Buffer">The guest's buffer.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Direction">Decides whether its bytes are copied back.</param>
public sealed record Unshare(Place Bounce, Place? Buffer, ulong? Bytes, Direction? Direction) : Command;

/// <summary>The HAL's mmio_phys_to_virt.</summary>
/// <param name="Area">The physical range to translate.</param>
public sealed record MmioAddress(Area Area) : Command;

/// <summary>Adds memory to the bare allocator.</summary>
/// <param name="Base">The first address.</param>
/// <param name="Size">Bytes; the range may end at 2^64.</param>
public sealed record Add(ulong Base, ulong Size) : Command;

/// <summary>Initialises a pool that shares memory on demand.</summary>
public sealed record InitDynamicPool : Command;

/// <summary>Initialises a pool over a range that the host has already shared.</summary>
/// <param name="Area">The range.</param>
public sealed record InitStaticPool(Area Area) : Command;

/// <summary>Shares one more block for a layout, even if the pool has a free one.</summary>
/// <param name="Shape">The hint: size and alignment in bytes.</param>
public sealed record Refill(Shape Shape) : Command;

/// <summary>Closes the pool and unshares its memory.</summary>
public sealed record UnshareAll : Command;

/// <summary>Shrinks the tracked memory.</summary>
/// <param name="Area">The new range.</param>
public sealed record Shrink(Area Area) : Command;

/// <summary>Tracks and maps memory read-only.</summary>
/// <param name="Area">The range.</param>
public sealed record MapReadOnly(Area Area) : Command;

/// <summary>Tracks and maps memory read-write.</summary>
/// <param name="Area">The range.</param>
public sealed record MapMutable(Area Area) : Command;

/// <summary>Tracks and maps MMIO, in the MMIO guard first.</summary>
/// <param name="Area">The range.</param>
public sealed record MapMmio(Area Area) : Command;

/// <summary>Unmaps all MMIO.</summary>
public sealed record UnmapMmio : Command;

/// <summary>Disposes of the tracker.</summary>
public sealed record Dispose : Command;

/// <summary>Boots up to the caller's work.</summary>
/// <param name="Facts">Input from the device tree and the image.</param>
public sealed record Boot(BootFacts Facts) : Command;

/// <summary>Ends a boot: makes all memory private and enters the payload.</summary>
public sealed record EnterPayload : Command;

/// <summary>Ends a boot after the caller's work failed.</summary>
/// <param name="Reason">Why; never None.</param>
public sealed record FailBoot(RebootReason Reason) : Command;

/// <summary>The guest fills some of its own memory.</summary>
/// <param name="Place">Where.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="Value">The value written to each byte.</param>
public sealed record GuestWrite(Place Place, ulong Bytes, byte Value) : Command;

/// <summary>The host accesses the memory visible to it; other bytes are skipped.</summary>
/// <param name="Place">Where.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="After">Null: now. Otherwise: at this instant of the next operation.</param>
public abstract record HostAccess(Place Place, ulong Bytes, Instant? After) : Command;

/// <summary>The host reads.</summary>
/// <param name="Place">Where.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="After">When, see <see cref="HostAccess"/>.</param>
public sealed record HostRead(Place Place, ulong Bytes, Instant? After) : HostAccess(Place, Bytes, After);

/// <summary>The host writes.</summary>
/// <param name="Place">Where.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="After">When, see <see cref="HostAccess"/>.</param>
/// <param name="Value">The value written to each byte.</param>
public sealed record HostWrite(Place Place, ulong Bytes, Instant? After, byte Value)
    : HostAccess(Place, Bytes, After);
