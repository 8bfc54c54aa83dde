using System.Globalization;

namespace Verify.CommandLine;

/// <summary>Durations on the command line.</summary>
internal static class Duration
{
    /// <summary>What <see cref="Parse"/> accepts, for messages.</summary>
    public const string Allowed = "a time up to 24h, such as 500ms, 5s, 2m or 1h";

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>The duration, or null if the word is invalid.</summary>
    public static TimeSpan? Parse(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(word.AsSpan(0, digits), CultureInfo.InvariantCulture, out var count))
            return null;
        foreach (var (unit, length) in Units)
        {
            if (word.AsSpan(digits).SequenceEqual(unit))
                return count * length is var time && time <= TimeSpan.FromHours(24) ? time : null;
        }

        return null;
    }

    /// <summary>The word for a duration of whole milliseconds.</summary>
    public static string Print(TimeSpan time)
    {
        var (unit, length) = time == TimeSpan.Zero ? Units[1] : Units.Last(it => time.Ticks % it.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / length.Ticks}{unit}");
    }
}
