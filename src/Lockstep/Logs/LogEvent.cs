using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>What a line of a log says happened.</summary>
public enum LogEventKind
{
    /// <summary>The firmware started.</summary>
    BootStarted,

    /// <summary>A region was shared with the host.</summary>
    RegionShared,

    /// <summary>A region was unshared.</summary>
    RegionUnshared,

    /// <summary>The shared pool allocated a buffer.</summary>
    BufferAllocated,

    /// <summary>The shared pool freed a buffer.</summary>
    BufferFreed,

    /// <summary>A request for a shared buffer failed.</summary>
    RequestFailed,

    /// <summary>The firmware panicked, for another reason.</summary>
    Panicked,

    /// <summary>The payload was entered.</summary>
    PayloadStarted,

    /// <summary>A device may access memory from now on.</summary>
    DmaMapped,

    /// <summary>A device may no longer access memory.</summary>
    DmaUnmapped,

    /// <summary>A mapping was handed from the processor to the device, or back.</summary>
    DmaSynced,

    /// <summary>A mapping was made through a bounce buffer of the swiotlb.</summary>
    DmaBounced,

    /// <summary>The tracer lost events.</summary>
    EventsLost,
}

/// <summary>Which way data goes, as in the kernel's <c>enum dma_data_direction</c>.</summary>
public enum DmaDirection
{
    /// <summary>Both ways.</summary>
    Bidirectional,

    /// <summary>The device reads.</summary>
    ToDevice,

    /// <summary>The device writes.</summary>
    FromDevice,

    /// <summary>Neither, or not said.</summary>
    None,
}

/// <summary>Which calls of the kernel's DMA API a mapping belongs to.</summary>
public enum DmaCalls
{
    /// <summary><c>dma_map_page</c> and its kind, a contiguous buffer.</summary>
    Single,

    /// <summary><c>dma_alloc</c> and its kind, memory that both sides see all the time.</summary>
    Coherent,

    /// <summary><c>dma_map_sg</c>, a scatter list.</summary>
    Scatter,
}

/// <summary>What a line of a log says.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Range">
/// The region or buffer; for a mapping its addresses as the device sees them; of a failed request only the size.
/// </param>
public readonly record struct LogEvent(LogEventKind Kind, ByteRange Range = default)
{
    /// <summary>The alignment of a buffer's layout in bytes.</summary>
    public ulong Alignment { get; init; }

    /// <summary>The device of a mapping.</summary>
    public string Device { get; init; } = string.Empty;

    /// <summary>The direction of a mapping; null if the line does not say it.</summary>
    public DmaDirection? Direction { get; init; }

    /// <summary>The calls that a mapping belongs to.</summary>
    public DmaCalls Calls { get; init; }

    /// <summary>The segments of a scatter list; null for a contiguous mapping.</summary>
    public ByteRange[]? Segments { get; init; }

    /// <summary>What identifies a scatter list when it is unmapped: the physical address of its first entry.</summary>
    public ulong List { get; init; }

    /// <summary>Whether bouncing was forced.</summary>
    public bool IsForced { get; init; }
}
