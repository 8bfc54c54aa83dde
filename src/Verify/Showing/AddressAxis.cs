using Lockstep.Pictures;
using Lockstep.Safety;

namespace Verify.Showing;

/// <summary>
/// The addresses that a picture shows: what was touched, without the wide gaps between.
/// </summary>
internal static class AddressAxis
{
    private const ulong Page = 4096;
    private const ulong Unit = 16;

    // Gaps that are narrower stay: what they separate belongs together.
    private const ulong WidestGap = 16 * Page;

    private const int MostParts = 24;

    /// <summary>The parts, ascending; at least one.</summary>
    public static IReadOnlyList<ByteRange> Of(Picture picture)
    {
        var touched = new IntervalSet();
        foreach (var change in picture.Steps.SelectMany(step => step.Changes).Where(change => change.Range.Size > 0))
        {
            var first = change.Range.Start & ~(Unit - 1);
            var last = change.Range.Start + (change.Range.Size - 1);
            if (last >= first)
                touched.Add(first, (last | (Unit - 1)) - first + 1);
        }

        var parts = touched.Intervals.ToList();
        for (var gap = WidestGap; ; gap *= 4)
        {
            parts = Joined(parts, gap);
            if (parts.Count <= MostParts || gap > ulong.MaxValue / 4)
                return parts.Count > 0 ? parts : [new ByteRange(0, Page)];
        }
    }

    private static List<ByteRange> Joined(List<ByteRange> parts, ulong gap)
    {
        var joined = new List<ByteRange>();
        foreach (var part in parts)
        {
            if (joined is [.., var last] && part.Start - (last.Start + last.Size) <= gap)
                joined[^1] = last with { Size = part.Start + part.Size - last.Start };
            else
                joined.Add(part);
        }

        return joined;
    }
}
