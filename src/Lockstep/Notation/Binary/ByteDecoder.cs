using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>
/// Decodes fields from arbitrary bytes; no input is invalid. Choices are taken modulo their number. A flag is set from
/// <see cref="Flag"/> on, so that what is rare in real scenarios is rare in random bytes.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="version">The version of the binary form.</param>
internal sealed class ByteDecoder(ByteSource bytes, int version) : INotation
{
    /// <summary>The lowest byte that sets a flag: a quarter of all bytes do.</summary>
    public const byte Flag = 0xc0;

    /// <summary>The lowest byte that escapes a small number: a value follows.</summary>
    public const byte CountEscape = 0xe0;

    /// <summary>The exclusive limit of small numbers.</summary>
    public const int Counts = 9;

    /// <summary>The lowest byte that escapes an alignment: a value follows.</summary>
    public const byte AlignmentEscape = 0xf0;

    /// <summary>The number of return codes that take one byte: -1 to -4.</summary>
    public const int Codes = 4;

    /// <summary>The lowest byte before a return code of 64 bits; others have 32.</summary>
    public const byte LongCode = 0xe0;

    /// <summary>The version of the form that introduced return codes of 64 bits.</summary>
    public const int LongCodesSince = 3;

    // Bytes above 63 mean the alignments that occur in practice, 1 to 32768.
    private const int Powers = 64;
    private const int CommonPowers = 16;

    public Machine Machine { get; set; } = Landmarks.Default;

    public PciRanges DefaultPci => PciRanges.Encoded;

    /// <summary>The version of the binary form.</summary>
    public int Version => version;

    /// <summary>The number of makers so far.</summary>
    public int Makers { get; set; }

    /// <summary>Whether all bytes are consumed; only implicit zeros follow.</summary>
    public bool IsAtEnd => bytes.IsAtEnd;

    /// <summary>Decodes whether another element of a list follows.</summary>
    public bool More() => bytes.Next() >= Flag;

    public void Keyword(string word)
    {
        // Bytes have no keywords.
    }

    /// <summary>Decodes the next byte by a table.</summary>
    public T Coded<T>(CodeTable<T> codes) => codes.Meaning(bytes.Next(), version);

    public PlatformKind Platform(PlatformKind value) => Coded(EnumCodes.Platforms);

    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Coded(EnumCodes.Of<T>());

    public ulong Number(ulong value) => ValueCode.Read(bytes);

    public ulong Size(ulong value) => ValueCode.Read(bytes);

    public ulong Alignment(ulong value) => bytes.Next() switch
    {
        < Powers and var power => 1UL << power,
        < AlignmentEscape and var power => 1UL << (power % CommonPowers),
        _ => ValueCode.Read(bytes),
    };

    public ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? SmallNumber() : ValueCode.Read(bytes);

    public int Ordinal(int value) => Math.Min(bytes.Next() + 1, Field.LastOrdinal);

    // The lowest bit of the head is that of any optional field; the next ones, unused in version 1, are the moment.
    public Instant? After(Instant? value) => bytes.Next() switch
    {
        < Flag => null,
        var head when head % 2 == 0 => null,
        var head => new Instant(EnumCodes.Of<Moment>().Meaning((byte)((head - Flag) / 2), version), Ordinal(0)),
    };

    public ulong Address(ulong value)
    {
        var landmark = Landmarks.At(Machine, bytes.Next() % Landmarks.Count);
        return unchecked(landmark + ValueCode.Read(bytes));
    }

    public byte Byte(byte value) => bytes.Next();

    public Place Place(Place value) => PlaceCode.Read(bytes, Machine, Makers);

    public Area Area(Area value, Area defaultValue = default)
    {
        var head = bytes.Next();
        var start = unchecked(Landmarks.At(Machine, head / 2 % Landmarks.Count) + ValueCode.Read(bytes));
        var form = head % 2 == 0 ? AreaForm.BaseAndSize : AreaForm.Range;
        return new Area(form, start, 0).WithSpan(ValueCode.Read(bytes));
    }

    public Extent Extent(Extent value) => new(Address(0), ValueCode.Read(bytes));

    public (int First, int Last) Calls((int First, int Last) value)
    {
        var first = 1 + (int)Math.Min(SmallNumber(), int.MaxValue - 1);
        return (first, (int)Math.Min((ulong)first + Math.Min(SmallNumber(), int.MaxValue), int.MaxValue));
    }

    public long Code(long value, bool isOptional) => bytes.Next() switch
    {
        < Flag and var code => -1 - (code % Codes),
        < LongCode => unchecked((int)ValueCode.Read(bytes)),
        _ when version < LongCodesSince => unchecked((int)ValueCode.Read(bytes)),
        _ => unchecked((long)ValueCode.Read(bytes)),
    };

    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T> => bytes.Next() switch
        {
            < Flag => defaultValue,
            var head when head % 2 == 0 => null,
            _ => field(this, default),
        };

    public T? OptionalSince<T>(int since, string keyword, T? value, Func<INotation, T, T> field, T defaultValue)
        where T : struct, IEquatable<T> => since <= version
            ? Optional(keyword, value, field, defaultValue)
            : Item(keyword, defaultValue, default, field);

    public T ItemSince<T>(int since, string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> =>
        since <= version ? Item(keyword, defaultValue, value, field) : defaultValue;

    public ulong? OptionalCount(ulong? value, string unit) => More() ? Count(0, unit) : null;

    public T? OptionalWord<T>(T? value)
        where T : struct, Enum => More() ? Word<T>(default) : null;

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, defaultValue, value, field);

    public T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => More() ? field(this, default) : defaultValue;

    private ulong SmallNumber() => bytes.Next() switch
    {
        < CountEscape and var count => (ulong)(count % Counts),
        _ => ValueCode.Read(bytes),
    };
}
