namespace Lockstep.Commands;

/// <summary>The ranges that a command names, as the text of an error must name one of them.</summary>
/// <param name="Said">Of a boot that failed, all that can be the reason; null where there is no range.</param>
internal sealed record Ranges<T>(Func<T, RebootReason, IEnumerable<string>>? Said)
    where T : Command
{
    /// <summary>A command that names one range, as a caller gives it.</summary>
    public Ranges(Func<T, Area> area)
        : this((it, _) => [Ranges.Text(area(it))])
    {
    }

    /// <summary>A command that names no range.</summary>
    public static implicit operator Ranges<T>(None none) => new(null as Func<T, RebootReason, IEnumerable<string>>);
}

/// <summary>Ranges as the texts of errors have them.</summary>
internal static class Ranges
{
    /// <summary>An address.</summary>
    public static string Address(ulong address) => $"0x{address:x}";

    /// <summary>A range by its ends.</summary>
    public static string Ends(ulong start, ulong end) => $"{Address(start)}..{Address(end)}";

    /// <summary>A range by its size.</summary>
    public static string Sized(ulong start, ulong size) => $"{size} bytes at {Address(start)}";

    /// <summary>By its ends; by its size only where its end cannot be said.</summary>
    public static string Text(Area area) => area.Form switch
    {
        AreaForm.Range => Ends(area.First, area.Second),
        _ when area.Second > ulong.MaxValue - area.First => Sized(area.First, area.Second),
        _ => Ends(area.First, area.First + area.Second),
    };
}
