using System.Globalization;
using Lockstep.Notation.Text;
using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>The text of compared values in reports.</summary>
internal static class Wording
{
    public static string Of(Answer answer)
    {
        if (answer.IsIdle)
            return "idle";
        var parts = new List<string>();
        if (answer.Reboot != RebootReason.None)
            parts.Add($"reboot {answer.Reboot}");
        if (answer.Error != Error.None)
            parts.Add($"{answer.Error}");
        if (answer.Hypercall is { } call)
            parts.Add($"({call.Function} returned {call.Code}, {call.Reason})");
        if (answer.Refusals.Length > 0)
            parts.Add("refused " + string.Join(", ", answer.Refusals.Select(r => $"0x{r.Granule:x} ({r.Code})")));
        if (answer.Value is { } value)
            parts.Add($"0x{value:x}");
        return parts.Count == 0 ? "Ok" : string.Join(' ', parts);
    }

    public static string Of(Entry? entry) => entry switch
    {
        null => "no further port call",
        HypercallEntry call => $"{call.Function} 0x{call.Argument:x} -> {call.Result}{Effect(call.TookEffect)}",
        PageTableEntry change => $"page table {change.Change} 0x{change.Start:x}..0x{change.End:x} -> "
            + $"{(change.Succeeded ? "done" : "refused")}{Effect(change.TookEffect)}",
        FlushEntry flush => $"flush {flush.Size} bytes at 0x{flush.Start:x}",
        _ => entry.ToString(),
    };

    public static string Of(Place place) => PlaceText.Print(place);

    public static string Of(Instant instant) => $"{EnumText<Moment>.Print(instant.Moment)} {instant.Number}";

    public static string Of(byte[]? bytes) => bytes switch
    {
        null => "nothing visible",
        { Length: > 32 } => $"{bytes.Length} bytes {Convert.ToHexStringLower(bytes.AsSpan(0, 32))}...",
        _ => $"{bytes.Length} bytes {Convert.ToHexStringLower(bytes)}",
    };

    public static string Of(ulong address, SparseMemory memory)
    {
        Span<byte> value = stackalloc byte[1];
        memory.Read(address, value);
        var origin = value[0] == PoisonPattern.At(address) ? ", as before any write" : string.Empty;
        return $"0x{value[0]:x2} at 0x{address:x}{origin}";
    }

    /// <summary>The named parts of two views.</summary>
    public static IEnumerable<(string Name, string Model, string Subject)> Pairs(View model, View subject)
    {
        yield return ("user bytes", Of(model.Pool.User), Of(subject.Pool.User));
        yield return ("allocated bytes", Of(model.Pool.Allocated), Of(subject.Pool.Allocated));
        yield return ("total bytes", Of(model.Pool.Total), Of(subject.Pool.Total));
        yield return ("shared bytes", Of(model.Pool.Shared), Of(subject.Pool.Shared));
        yield return ("quarantined bytes", Of(model.Pool.Quarantined), Of(subject.Pool.Quarantined));
        yield return ("free heap bytes", Of(model.HeapFree), Of(subject.HeapFree));
        yield return ("tracked memory", Of(model.Total), Of(subject.Total));
        yield return ("memory regions", Of(model.Regions), Of(subject.Regions));
        yield return ("MMIO regions", Of(model.MmioRegions), Of(subject.MmioRegions));
        yield return ("refused MMIO pages", Of(model.RefusedPages), Of(subject.RefusedPages));
    }

    private static string Effect(bool tookEffect) => tookEffect ? string.Empty : " (without effect)";

    private static string Of(UInt128 bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    private static string Of(Extent extent) => $"0x{extent.Base:x}+0x{extent.Size:x}";

    private static string Of(IEnumerable<Region> regions) =>
        List(regions.Select(region => $"{Of(region.Range)} {(region.IsMutable ? "mutable" : "read-only")}"));

    private static string Of(IEnumerable<Extent> extents) => List(extents.Select(Of));

    private static string Of(IEnumerable<ulong> pages) => List(pages.Select(page => $"0x{page:x}"));

    private static string List(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";
}
