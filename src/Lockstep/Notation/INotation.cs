namespace Lockstep.Notation;

/// <summary>
/// One way to write a scenario down, or to read it. A field goes through <i>one</i> description in
/// a command's description: a notation that writes puts the value down and returns it, one that reads
/// ignores the value and returns what it read. So writer and reader cannot disagree about the order or the
/// meaning of fields.
/// </summary>
internal interface INotation
{
    /// <summary>
    /// The machine that addresses are near to; a binary form writes them as distances from its ranges.
    /// </summary>
    Machine Machine { get; }

    /// <summary>A word for the human eye; a binary form has none.</summary>
    void Keyword(string word);

    /// <summary>The kind of platform: a hypervisor, or null for a bare allocator.</summary>
    Hypervisor? Platform(Hypervisor? value);

    /// <summary>One of an enumeration's values, from <paramref name="lowest"/> on.</summary>
    T Word<T>(T value, T lowest = default)
        where T : struct, Enum;

    /// <summary>A plain number, such as a granule.</summary>
    ulong Number(ulong value);

    /// <summary>A number of bytes.</summary>
    ulong Size(ulong value);

    /// <summary>An alignment in bytes: seldom no power of two.</summary>
    ulong Alignment(ulong value);

    /// <summary>A number of things, called by their singular.</summary>
    ulong Count(ulong value, string unit);

    /// <summary>The number of an entry in a trace, from 1.</summary>
    int Ordinal(int value);

    /// <summary>An address.</summary>
    ulong Address(ulong value);

    /// <summary>A byte.</summary>
    byte Byte(byte value);

    /// <summary>A buffer's place.</summary>
    Place Place(Place value);

    /// <summary>A place in the guest's memory, where any other would do as well.</summary>
    Place Memory(Place value) => Place(value);

    /// <summary>A range as a caller gives it.</summary>
    /// <param name="value">The range.</param>
    /// <param name="usual">The simplest one, if any.</param>
    Area Area(Area value, Area usual = default);

    /// <summary>A range by base and size.</summary>
    Extent Extent(Extent value);

    /// <summary>The calls that fail: the first and the last, from 1.</summary>
    (int First, int Last) Calls((int First, int Last) value);

    /// <summary>The answer of a hypercall that fails; 0 may be left out.</summary>
    int Code(int value);

    /// <summary>A field behind its keyword, which may be missing.</summary>
    /// <param name="keyword">What comes before it in a text.</param>
    /// <param name="value">The value or null.</param>
    /// <param name="field">Describes the value.</param>
    /// <param name="usual">What it mostly is: a binary form is shortest for it.</param>
    T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T>;

    /// <summary>A count that may be missing.</summary>
    ulong? OptionalCount(ulong? value, string unit);

    /// <summary>A word that may be missing.</summary>
    T? OptionalWord<T>(T? value)
        where T : struct, Enum;

    /// <summary>A field behind its keyword that is left out where it is as usual.</summary>
    T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>;

    /// <summary>A field behind its keyword that a text always shows.</summary>
    /// <inheritdoc cref="Optional"/>
    T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>;
}
