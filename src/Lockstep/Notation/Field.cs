namespace Lockstep.Notation;

/// <summary>Single fields as delegates, for methods that take an optional field.</summary>
internal static class Field
{
    /// <summary>The last of the entries, reads or writes of an operation after which a host can act.</summary>
    public const int LastOrdinal = 255;

    public static Func<INotation, ulong, ulong> Number { get; } = static (to, value) => to.Number(value);

    public static Func<INotation, ulong, ulong> Size { get; } = static (to, value) => to.Size(value);

    public static Func<INotation, ulong, ulong> Alignment { get; } =
        static (to, value) => to.Alignment(value);

    public static Func<INotation, ulong, ulong> Address { get; } = static (to, value) => to.Address(value);

    public static Func<INotation, byte, byte> Byte { get; } = static (to, value) => to.Byte(value);

    public static Func<INotation, Instant, Instant> Instant { get; } =
        static (to, value) => new Instant(to.Word(value.Moment), to.Ordinal(value.Number));

    public static Func<INotation, Place, Place> Place { get; } = static (to, value) => to.Place(value);

    public static Func<INotation, Place, Place> Memory { get; } = static (to, value) => to.Memory(value);

    public static Func<INotation, Area, Area> Area { get; } = static (to, value) => to.Area(value);

    public static Func<INotation, Extent, Extent> Extent { get; } = static (to, value) => to.Extent(value);

    public static Func<INotation, Shape, Shape> Shape { get; } = static (to, value) => to.Shape(value);
}
