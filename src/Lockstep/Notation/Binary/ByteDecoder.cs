using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>
/// Reads fields from bytes; whatever they are, they mean something. A choice is taken modulo, a flag is set
/// from
/// <see cref="Flag"/> on, so that what is rare in real scenarios is rare in bytes at random.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="version">The version of the form that they are in.</param>
internal sealed class ByteDecoder(ByteSource bytes, int version) : INotation
{
    /// <summary>From here on a byte that asks says yes: a quarter of all.</summary>
    public const byte Flag = 0xc0;

    /// <summary>From here on a small number's byte says that a value follows.</summary>
    public const byte CountEscape = 0xe0;

    /// <summary>A small number is below this.</summary>
    public const int Counts = 9;

    /// <summary>From here on an alignment's byte says that a value follows.</summary>
    public const byte AlignmentEscape = 0xf0;

    /// <summary>Codes -1 to -4 are one byte.</summary>
    public const int Codes = 4;

    // Bytes above 63 mean the alignments that occur, 1 to 32768.
    private const int Powers = 64;
    private const int CommonPowers = 16;

    /// <inheritdoc/>
    public Machine Machine { get; set; } = MachineDefaults.Machine;

    /// <summary>How many makers came before.</summary>
    public int Makers { get; set; }

    /// <summary>Whether only zeros follow that nobody wrote.</summary>
    public bool IsAtEnd => bytes.IsAtEnd;

    /// <summary>Whether another part of a list follows.</summary>
    public bool More() => bytes.Next() >= Flag;

    /// <inheritdoc/>
    public void Keyword(string word)
    {
        // Bytes have no keywords.
    }

    /// <summary>What the next byte means, of one kind of thing.</summary>
    public T Coded<T>(CodeTable<T> codes) => codes.Meaning(bytes.Next(), version);

    /// <inheritdoc/>
    public Hypervisor? Platform(Hypervisor? value) => Coded(EnumCodes.Platforms);

    /// <inheritdoc/>
    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Coded(EnumCodes.Of<T>());

    /// <inheritdoc/>
    public ulong Number(ulong value) => ValueCode.Read(bytes);

    /// <inheritdoc/>
    public ulong Size(ulong value) => ValueCode.Read(bytes);

    /// <inheritdoc/>
    public ulong Alignment(ulong value) => bytes.Next() switch
    {
        < Powers and var power => 1UL << power,
        < AlignmentEscape and var power => 1UL << (power % CommonPowers),
        _ => ValueCode.Read(bytes),
    };

    /// <inheritdoc/>
    public ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? Few() : ValueCode.Read(bytes);

    /// <inheritdoc/>
    public int Ordinal(int value) => Math.Min(bytes.Next() + 1, Field.LastOrdinal);

    /// <inheritdoc/>
    public ulong Address(ulong value)
    {
        var landmark = Landmarks.At(Machine, bytes.Next() % Landmarks.Count);
        return unchecked(landmark + ValueCode.Read(bytes));
    }

    /// <inheritdoc/>
    public byte Byte(byte value) => bytes.Next();

    /// <inheritdoc/>
    public Place Place(Place value) => PlaceCode.Read(bytes, Machine, Makers);

    /// <inheritdoc/>
    public Area Area(Area value, Area usual = default)
    {
        var head = bytes.Next();
        var start = unchecked(Landmarks.At(Machine, head / 2 % Landmarks.Count) + ValueCode.Read(bytes));
        var form = head % 2 == 0 ? AreaForm.BaseAndSize : AreaForm.Range;
        return new Area(form, start, 0).WithSpan(ValueCode.Read(bytes));
    }

    /// <inheritdoc/>
    public Extent Extent(Extent value) => new(Address(0), ValueCode.Read(bytes));

    /// <inheritdoc/>
    public (int First, int Last) Calls((int First, int Last) value)
    {
        var first = 1 + (int)Math.Min(Few(), int.MaxValue - 1);
        return (first, (int)Math.Min((ulong)first + Math.Min(Few(), int.MaxValue), int.MaxValue));
    }

    /// <inheritdoc/>
    public int Code(int value) => bytes.Next() switch
    {
        < Flag and var code => -1 - (code % Codes),
        _ => unchecked((int)ValueCode.Read(bytes)),
    };

    /// <inheritdoc/>
    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T> => bytes.Next() switch
        {
            < Flag => usual,
            var head when head % 2 == 0 => null,
            _ => field(this, default),
        };

    /// <inheritdoc/>
    public ulong? OptionalCount(ulong? value, string unit) => More() ? Count(0, unit) : null;

    /// <inheritdoc/>
    public T? OptionalWord<T>(T? value)
        where T : struct, Enum => More() ? Word<T>(default) : null;

    /// <inheritdoc/>
    public T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, usual, value, field);

    /// <inheritdoc/>
    public T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => More() ? field(this, default) : usual;

    private ulong Few() => bytes.Next() switch
    {
        < CountEscape and var count => (ulong)(count % Counts),
        _ => ValueCode.Read(bytes),
    };
}
