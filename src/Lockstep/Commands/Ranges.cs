namespace Lockstep.Commands;

/// <summary>Addresses and ranges in the form that error texts use.</summary>
internal static class Ranges
{
    /// <summary>An address.</summary>
    public static string Address(ulong address) => $"0x{address:x}";

    /// <summary>A range by its ends.</summary>
    public static string Ends(ulong start, ulong end) => $"{Address(start)}..{Address(end)}";

    /// <summary>A range by its size.</summary>
    public static string Sized(ulong start, ulong size) => $"{size} bytes at {Address(start)}";

    /// <summary>A range by its ends, or by its size where the end exceeds 64 bits.</summary>
    public static string Text(Area area) => area.Form switch
    {
        AreaForm.Range => Ends(area.First, area.Second),
        _ when area.Second > ulong.MaxValue - area.First => Sized(area.First, area.Second),
        _ => Ends(area.First, area.First + area.Second),
    };
}
