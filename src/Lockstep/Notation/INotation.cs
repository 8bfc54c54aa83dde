using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>
/// A way to write or read a scenario. Each command describes its fields <i>once</i>: a writer writes each value and
/// returns it, a reader ignores it and returns the value that it read. Writer and reader therefore cannot disagree on
/// the order or the meaning of fields.
/// </summary>
internal interface INotation
{
    /// <summary>The machine relative to whose ranges a binary form writes addresses.</summary>
    Machine Machine { get; }

    /// <summary>The PCI ranges that can be left out.</summary>
    PciRanges DefaultPci => MachineDefaults.Pci;

    /// <summary>A keyword of the text form; a binary form has none.</summary>
    void Keyword(string word);

    /// <summary>The kind of platform.</summary>
    PlatformKind Platform(PlatformKind value);

    /// <summary>A value of an enumeration, at least <paramref name="lowest"/>.</summary>
    T Word<T>(T value, T lowest = default)
        where T : struct, Enum;

    /// <summary>A plain number, such as a granule.</summary>
    ulong Number(ulong value);

    /// <summary>A number of bytes.</summary>
    ulong Size(ulong value);

    /// <summary>An alignment in bytes, usually a power of two.</summary>
    ulong Alignment(ulong value);

    /// <summary>A count of units; <paramref name="unit"/> is singular.</summary>
    ulong Count(ulong value, string unit);

    /// <summary>The number of an entry, read or write of an operation, from 1.</summary>
    int Ordinal(int value);

    /// <summary>after MOMENT N, omitted for now.</summary>
    Instant? After(Instant? value) => Optional("after", value, Field.Instant);

    /// <summary>An address.</summary>
    ulong Address(ulong value);

    /// <summary>A byte.</summary>
    byte Byte(byte value);

    /// <summary>A buffer's place.</summary>
    Place Place(Place value);

    /// <summary>A place in the guest's memory, where any other would do.</summary>
    Place Memory(Place value) => Place(value);

    /// <summary>A range as a caller gives it.</summary>
    /// <param name="value">The range.</param>
    /// <param name="defaultValue">The simplest range, if any.</param>
    Area Area(Area value, Area defaultValue = default);

    /// <summary>A range by base and size.</summary>
    Extent Extent(Extent value);

    /// <summary>The first and the last call that fails, from 1.</summary>
    (int First, int Last) Calls((int First, int Last) value);

    /// <summary>The return code of a failing hypercall; a text has none where it cannot be other than 0.</summary>
    /// <param name="value">The code.</param>
    /// <param name="isOptional">Whether 0 may be omitted.</param>
    long Code(long value, bool isOptional);

    /// <summary>An optional field after its keyword.</summary>
    /// <param name="keyword">The keyword before it in a text.</param>
    /// <param name="value">The value or null.</param>
    /// <param name="field">Passes the value through the notation.</param>
    /// <param name="defaultValue">The most common value, which a binary form encodes shortest.</param>
    T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T>;

    /// <summary>An optional count.</summary>
    ulong? OptionalCount(ulong? value, string unit);

    /// <summary>An optional word.</summary>
    T? OptionalWord<T>(T? value)
        where T : struct, Enum;

    /// <summary>A field after its keyword, omitted for the default value.</summary>
    T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>;

    /// <summary>An optional field that the binary form requires in versions before the given one.</summary>
    /// <inheritdoc cref="Optional"/>
    T? OptionalSince<T>(int since, string keyword, T? value, Func<INotation, T, T> field, T defaultValue)
        where T : struct, IEquatable<T> => Optional(keyword, value, field, defaultValue);

    /// <summary>A field like <see cref="ItemUnlessDefault"/> that the binary form has from a version on.</summary>
    T ItemSince<T>(int since, string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => ItemUnlessDefault(keyword, defaultValue, value, field);

    /// <summary>A field after its keyword, always present in a text.</summary>
    /// <inheritdoc cref="Optional"/>
    T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>;
}
