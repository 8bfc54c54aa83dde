using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// The trace events of the Linux kernel's DMA API, <c>include/trace/events/dma.h</c>: from 6.12 on, in which
/// <c>dma_alloc</c> has no direction, up to the names of 6.18. Events that tell of a failure say nothing about memory.
/// </summary>
internal sealed class DmaEventFormat : ILogFormat
{
    // What the kernel returns for a mapping that failed.
    private const ulong MappingError = ulong.MaxValue;

    private readonly DeviceNames _devices = new();

    /// <inheritdoc/>
    public LogLine Read(in LineParts line) =>
        !line.Name.StartsWith("dma_") || Fields.TryFind(line.Fields, "addr=", out _) ? LogLine.Other
        : line.Name switch
        {
            "dma_map_page" or "dma_map_resource" or "dma_map_phys" =>
                ReadOne(LogEventKind.DmaMapped, DmaCalls.Single, line),
            "dma_unmap_page" or "dma_unmap_resource" or "dma_unmap_phys" =>
                ReadOne(LogEventKind.DmaUnmapped, DmaCalls.Single, line),
            "dma_alloc" or "dma_alloc_pages" or "dma_alloc_sgt" => ReadAllocation(line),
            "dma_free" or "dma_free_pages" or "dma_free_sgt" =>
                ReadOne(LogEventKind.DmaUnmapped, DmaCalls.Coherent, line),
            "dma_sync_single_for_cpu" or "dma_sync_single_for_device" =>
                ReadOne(LogEventKind.DmaSynced, DmaCalls.Single, line),
            "dma_map_sg" => ReadList(LogEventKind.DmaMapped, line, hasSegments: true, hasPhysical: true),
            "dma_unmap_sg" => ReadList(LogEventKind.DmaUnmapped, line, hasSegments: false, hasPhysical: true),
            "dma_sync_sg_for_cpu" or "dma_sync_sg_for_device" =>
                ReadList(LogEventKind.DmaSynced, line, hasSegments: true, hasPhysical: false),
            _ => LogLine.Other,
        };

    /// <summary>The direction of a name or of a number.</summary>
    internal static DmaDirection? DirectionOf(ReadOnlySpan<char> word) =>
        (word.StartsWith("DMA_") ? word[4..] : word) switch
        {
            "BIDIRECTIONAL" or "0" => DmaDirection.Bidirectional,
            "TO_DEVICE" or "1" => DmaDirection.ToDevice,
            "FROM_DEVICE" or "2" => DmaDirection.FromDevice,
            "NONE" or "3" => DmaDirection.None,
            _ => null,
        };

    private LogLine ReadAllocation(in LineParts line) =>
        Fields.TryFind(line.Fields, "virt_addr=", out var pointer)
        && (pointer is "(null)" || !pointer.ContainsAnyExcept('0'))
            ? LogLine.Other
            : ReadOne(LogEventKind.DmaMapped, DmaCalls.Coherent, line);

    private LogLine ReadOne(LogEventKind kind, DmaCalls calls, in LineParts line)
    {
        if (!Fields.TryFind(line.Fields, "dma_addr=", out var word) || !Fields.TryHex(word, out var address))
            return LogLine.Garbled("it has no dma_addr=");
        if (!Fields.TryFind(line.Fields, "size=", out word) || !Fields.TryDecimal(word, out var size))
            return LogLine.Garbled("it has no size=");
        if (!TryDirection(line, out var direction))
            return LogLine.Garbled("its dir= is none of the kernel's");
        return address == MappingError ? LogLine.Other : LogLine.Of(new LogEvent(kind, new ByteRange(address, size))
        {
            Device = _devices.First(line.Fields), Direction = direction, Calls = calls,
        });
    }

    private LogLine ReadList(LogEventKind kind, in LineParts line, bool hasSegments, bool hasPhysical)
    {
        var (addresses, sizes, physical) = (Array.Empty<ulong>(), Array.Empty<ulong>(), Array.Empty<ulong>());
        if (hasSegments && !(TryList(line, "dma_addrs=", out addresses) && TryList(line, "sizes=", out sizes)
            && addresses.Length == sizes.Length))
            return LogLine.Garbled("its dma_addrs= and sizes= are no lists of one length");
        if (hasPhysical && !TryList(line, "phys_addrs=", out physical))
            return LogLine.Garbled("it has no phys_addrs=");
        if (!TryDirection(line, out var direction))
            return LogLine.Garbled("its dir= is none of the kernel's");
        return LogLine.Of(new LogEvent(kind)
        {
            Device = _devices.First(line.Fields),
            Direction = direction,
            Calls = DmaCalls.Scatter,
            Segments = [.. addresses.Zip(sizes, (address, size) => new ByteRange(address, size))],
            List = physical is [var first, ..] ? first : 0,
        });
    }

    private static bool TryList(in LineParts line, string key, out ulong[] numbers)
    {
        numbers = [];
        return Fields.TryFind(line.Fields, key, out var word) && Fields.TryList(word, out numbers);
    }

    private static bool TryDirection(in LineParts line, out DmaDirection? direction)
    {
        direction = null;
        if (!Fields.TryFind(line.Fields, "dir=", out var word))
            return true;
        direction = DirectionOf(word);
        return direction is not null;
    }
}
