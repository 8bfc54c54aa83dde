using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// What a protected VM's firmware prints at trace level. The words are those of pvmfw and its library in the Android
/// Open Source Project.
/// </summary>
internal sealed class FirmwareFormat : ILogFormat
{
    private const string Region = "haring memory region ";
    private const string Buffer = "llocated shared buffer at ";
    private const string Layout = "Layout { size: ";
    private const string Request = "allocation of " + Layout;
    private const string Level = "] ";

    /// <inheritdoc/>
    public LogLine Read(in LineParts line)
    {
        var text = line.Text;
        if (text.IndexOf(Buffer) is > 0 and var buffer)
        {
            // What follows the message would not be read as a part of it.
            return text[..buffer].IndexOf(Region) > 0
                ? LogLine.Garbled("it has two messages")
                : ReadBuffer(text, buffer);
        }

        if (text.IndexOf(Region) is > 0 and var region)
            return ReadRegion(text, region);
        if (text.IndexOf(Request) is >= 0 and var request)
            return ReadRequest(text[(request + Request.Length)..]);
        return Ends(text, "pVM firmware") ? LogLine.Of(new LogEvent(LogEventKind.BootStarted))
            : Ends(text, "Starting payload...") ? LogLine.Of(new LogEvent(LogEventKind.PayloadStarted))
            : text.Contains("] panic", StringComparison.Ordinal) ? LogLine.Of(new LogEvent(LogEventKind.Panicked))
            : LogLine.Other;
    }

    private static bool Ends(ReadOnlySpan<char> text, string message) =>
        text.EndsWith(message) && (text.Length == message.Length || text[..^message.Length].EndsWith(Level));

    private static LogLine ReadRegion(ReadOnlySpan<char> text, int at)
    {
        var isShared = text[at - 1] == 'S';
        if (!isShared && !(at >= 3 && text.Slice(at - 3, 3) is "Uns"))
            return LogLine.Other;
        var range = text[(at + Region.Length)..];
        var dots = range.IndexOf("..");
        if (dots < 0 || !TryAddress(range[..dots], out var start) || !TryAddress(range[(dots + 2)..], out var end))
            return LogLine.Garbled("the region is not two hexadecimal addresses with '..' between them");
        if (end <= start)
            return LogLine.Garbled("the region ends before it begins");
        return LogLine.Of(new LogEvent(
            isShared ? LogEventKind.RegionShared : LogEventKind.RegionUnshared, new ByteRange(start, end - start)));
    }

    private static LogLine ReadBuffer(ReadOnlySpan<char> text, int at)
    {
        var isAllocated = text[at - 1] == 'A';
        if (!isAllocated && !(at >= 3 && text.Slice(at - 3, 3) is "Dea"))
            return LogLine.Other;
        var rest = text[(at + Buffer.Length)..];
        const string With = " with " + Layout;
        var end = rest.IndexOf(With);
        if (end < 0 || !TryAddress(rest[..end], out var start))
            return LogLine.Garbled("the buffer is not a hexadecimal address with a layout");
        if (!TryLayout(rest[(end + With.Length)..], out var size, out var alignment, out var behind) || !behind.IsEmpty)
            return LogLine.Garbled("the layout is not a size and an alignment");
        return LogLine.Of(new LogEvent(
            isAllocated ? LogEventKind.BufferAllocated : LogEventKind.BufferFreed, new ByteRange(start, size))
        {
            Alignment = alignment,
        });
    }

    private static LogLine ReadRequest(ReadOnlySpan<char> layout) =>
        TryLayout(layout, out var size, out var alignment, out var behind) && behind.StartsWith(" failed")
            ? LogLine.Of(new LogEvent(LogEventKind.RequestFailed, new ByteRange(0, size)) { Alignment = alignment })
            : LogLine.Garbled("the failed request has no layout");

    // 4096, align: 4096 (1 << 12) }
    private static bool TryLayout(
        ReadOnlySpan<char> text, out ulong size, out ulong alignment, out ReadOnlySpan<char> behind)
    {
        const string Align = ", align: ";
        const string Shift = " (1 << ";
        const string Close = ") }";
        (size, alignment) = (0, 0);
        behind = default;
        var comma = text.IndexOf(Align);
        if (comma < 0 || !Fields.TryDecimal(text[..comma], out size))
            return false;
        text = text[(comma + Align.Length)..];
        var shift = text.IndexOf(Shift);
        if (shift < 0 || !Fields.TryDecimal(text[..shift], out alignment))
            return false;
        text = text[(shift + Shift.Length)..];
        var close = text.IndexOf(Close);
        if (close < 0 || !Fields.TryDecimal(text[..close], out var order) || order >= 64
            || alignment != 1UL << (int)order)
            return false;
        behind = text[(close + Close.Length)..];
        return true;
    }

    private static bool TryAddress(ReadOnlySpan<char> text, out ulong address)
    {
        address = 0;
        return text.StartsWith("0x") && Fields.TryHex(text, out address);
    }
}
