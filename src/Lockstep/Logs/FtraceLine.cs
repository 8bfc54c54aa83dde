using System.Globalization;

namespace Lockstep.Logs;

/// <summary>
/// Takes lines apart that ftrace, trace-cmd or perf wrote: task and process, processor, flags, time stamp, then the
/// event. The layout is that of Documentation/trace/ftrace.rst of the Linux kernel.
/// </summary>
internal static class FtraceLine
{
    /// <summary>Takes a line apart; one that has no event is text only.</summary>
    public static LineParts Of(ReadOnlySpan<char> line)
    {
        var whole = new LineParts(line, [], [], double.NaN);
        var open = line.IndexOf(" [");
        if (open < 0 || line[(open + 2)..].IndexOf("] ") is not (> 0 and <= 4 and var digits))
            return whole;
        if (line.Slice(open + 2, digits).ContainsAnyExceptInRange('0', '9'))
            return whole;
        var rest = line[(open + digits + 4)..];
        while (!rest.IsEmpty)
        {
            rest = rest.TrimStart(' ');
            var end = rest.IndexOf(' ');
            if (end <= 0)
                return whole;
            var word = rest[..end];
            rest = rest[(end + 1)..];
            if (word[^1] == ':' && TimeOf(word[..^1]) is { } time)
                return WithEvent(line, rest.TrimStart(' '), time);
        }

        return whole;
    }

    /// <summary>The number of events that the tracer says it lost here; 0 if the line does not say so.</summary>
    public static long LostIn(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("CPU:") && line.IndexOf("[LOST ") is >= 0 and var at)
        {
            var number = line[(at + "[LOST ".Length)..];
            var end = number.IndexOf(' ');
            return end > 0 && Fields.TryDecimal(number[..end], out var lost) ? (long)lost : 1;
        }

        // What the ring buffer no longer had when it was read.
        const string Entries = "# entries-in-buffer/entries-written: ";
        if (!line.StartsWith(Entries))
            return 0;
        var counts = line[Entries.Length..].TrimStart(' ');
        var slash = counts.IndexOf('/');
        var space = counts.IndexOf(' ');
        var written = counts[(slash + 1)..(space < 0 ? counts.Length : space)];
        return slash > 0
            && Fields.TryDecimal(counts[..slash], out var kept) && Fields.TryDecimal(written, out var all)
                ? (long)(all - kept)
                : 0;
    }

    private static double? TimeOf(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word.IsEmpty ? ' ' : word[0])
        && double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time)
            ? time
            : null;

    private static LineParts WithEvent(ReadOnlySpan<char> line, ReadOnlySpan<char> text, double time)
    {
        // perf writes the subsystem in front: dma:dma_map_page.
        var end = text.IndexOf(": ");
        if (end <= 0 || text[..end].Contains(' '))
            return new LineParts(line, [], [], time);
        var name = text[..end];
        return new LineParts(line, name[(name.LastIndexOf(':') + 1)..], text[(end + 2)..].TrimStart(' '), time);
    }
}
