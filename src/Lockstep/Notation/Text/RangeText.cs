namespace Lockstep.Notation.Text;

/// <summary>The text form of ranges: 0x80100000+64KiB by size, 0x80100000..0x80110000 by end.</summary>
public static class RangeText
{
    /// <summary>The expected forms, for an error.</summary>
    internal const string Expected = "a range BASE+SIZE or START..END";

    private const string To = "..";

    /// <summary>The word for a range, valid or not.</summary>
    public static string Print(Area area) => area.Form == AreaForm.Range
        ? NumberText.Address(area.First) + To + NumberText.Address(area.Second)
        : Print(new Extent(area.First, area.Second));

    /// <summary>The word for an extent.</summary>
    public static string Print(Extent extent) =>
        $"{NumberText.Address(extent.Base)}+{NumberText.Size(extent.Size)}";

    /// <summary>Parses either form.</summary>
    public static bool TryParse(string word, out Area area)
    {
        var isSized = TryParse(word, out Extent extent);
        area = Area.Sized(extent.Base, extent.Size);
        if (isSized)
        {
            return true;
        }

        var isRange = TrySplit(word, To, out var start, out var end);
        area = Area.Range(start, end);
        return isRange;
    }

    /// <summary>Parses BASE+SIZE.</summary>
    public static bool TryParse(string word, out Extent extent)
    {
        var isRead = TrySplit(word, "+", out var start, out var size);
        extent = new Extent(start, size);
        return isRead;
    }

    private static bool TrySplit(string word, string sign, out ulong left, out ulong right)
    {
        (left, right) = (0, 0);
        var at = word.IndexOf(sign, StringComparison.Ordinal);
        return at > 0
            && NumberText.TryParse(word.AsSpan(0, at), out left)
            && NumberText.TryParse(word.AsSpan(at + sign.Length), out right);
    }
}
