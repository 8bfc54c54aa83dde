using System.Globalization;
using System.Numerics;
using Lockstep.Scenarios;

namespace Verify.CommandLine;

/// <summary>Granule sizes on the command line.</summary>
internal static class GranuleSize
{
    /// <summary>
    /// What <see cref="Parse"/> accepts, for messages. The heap of recorded runs, 128 KiB, holds no larger granule, and
    /// no more than <see cref="Caps.Granules"/>.
    /// </summary>
    public const string Allowed = "4KiB, 16KiB, 64KiB, or another power of two from 128 to 131072 bytes";

    private const ulong Largest = 128 << 10;
    private const ulong Smallest = Largest / Caps.Granules;
    private const string Kibibytes = "KiB";

    /// <summary>The size in bytes, or null if the word is invalid.</summary>
    public static ulong? Parse(string word)
    {
        var unit = word.EndsWith(Kibibytes, StringComparison.OrdinalIgnoreCase) ? 1024UL : 1;
        var digits = unit == 1 ? word : word[..^Kibibytes.Length];
        return uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count * unit is >= Smallest and <= Largest and var size && BitOperations.IsPow2(size)
            ? size
            : null;
    }

    /// <summary>A size as text.</summary>
    public static string Print(ulong size) => size % 1024 == 0 ? $"{size / 1024} KiB" : $"{size} bytes";
}
