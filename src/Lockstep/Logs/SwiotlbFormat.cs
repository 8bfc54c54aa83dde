using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>The event of a bounced mapping, <c>include/trace/events/swiotlb.h</c> of the Linux kernel.</summary>
internal sealed class SwiotlbFormat : ILogFormat
{
    private const string Device = "dev_name: ";

    private readonly DeviceNames _devices = new();

    /// <inheritdoc/>
    public LogLine Read(in LineParts line)
    {
        if (line.Name is not "swiotlb_bounced")
            return LogLine.Other;
        if (!line.Fields.StartsWith(Device))
            return LogLine.Garbled("it has no dev_name:");
        if (!Fields.TryFind(line.Fields, "dev_addr=", out var word) || !Fields.TryHex(word, out var address))
            return LogLine.Garbled("it has no dev_addr=");
        if (!Fields.TryFind(line.Fields, "size=", out word) || !Fields.TryDecimal(word, out var size))
            return LogLine.Garbled("it has no size=");
        return LogLine.Of(new LogEvent(LogEventKind.DmaBounced, new ByteRange(address, size))
        {
            Device = _devices.First(line.Fields[Device.Length..]), IsForced = line.Fields.EndsWith("FORCE"),
        });
    }
}
