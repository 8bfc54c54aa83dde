using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// The form that DMA events had in trees before the kernel had its own: <c>page= offset= size= dir= addr=</c>, in which
/// <c>addr=</c> is the address as the device sees it. An unmapping has no page.
/// </summary>
internal sealed class OldDmaEventFormat : ILogFormat
{
    private readonly DeviceNames _devices = new();

    /// <inheritdoc/>
    public LogLine Read(in LineParts line)
    {
        LogEventKind? kind = line.Name switch
        {
            "dma_map_page" or "dma_map_single" => LogEventKind.DmaMapped,
            "dma_unmap_page" or "dma_unmap_single" => LogEventKind.DmaUnmapped,
            _ => null,
        };
        if (kind is not { } known || !Fields.TryFind(line.Fields, "addr=", out var word))
            return LogLine.Other;
        if (!Fields.TryHex(word, out var address))
            return LogLine.Garbled("its addr= is no address");
        if (!Fields.TryFind(line.Fields, "size=", out word) || !Fields.TryDecimal(word, out var size))
            return LogLine.Garbled("it has no size=");
        var direction = Fields.TryFind(line.Fields, "dir=", out word) ? DmaEventFormat.DirectionOf(word) : null;
        return LogLine.Of(new LogEvent(known, new ByteRange(address, size))
        {
            Device = _devices.First(line.Fields), Direction = direction,
        });
    }
}
