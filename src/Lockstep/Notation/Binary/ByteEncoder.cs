using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>Encodes fields in the shortest form that <see cref="ByteDecoder"/> decodes to them.</summary>
/// <param name="bytes">Receives the bytes.</param>
/// <param name="version">The version of the form.</param>
internal sealed class ByteEncoder(List<byte> bytes, int version) : INotation
{
    private int _latest;

    public Machine Machine { get; set; } = Landmarks.Default;

    public PciRanges DefaultPci => PciRanges.Encoded;

    /// <summary>The number of makers so far.</summary>
    public int Makers { get; set; }

    /// <summary>The lowest version, from the given one, that has everything so far; another has other bytes.</summary>
    public int Version => Math.Max(version, _latest);

    /// <summary>Encodes a code.</summary>
    public void Put(Code code)
    {
        bytes.Add(code.Number);
        _latest = Math.Max(_latest, code.Since);
    }

    /// <summary>Encodes whether another element of a list follows.</summary>
    public bool More(bool isMore)
    {
        bytes.Add(isMore ? ByteDecoder.Flag : (byte)0);
        return isMore;
    }

    public void Keyword(string word)
    {
        // Bytes have no keywords.
    }

    public PlatformKind Platform(PlatformKind value)
    {
        Put(EnumCodes.Platforms.CodeOf(value));
        return value;
    }

    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum
    {
        Put(EnumCodes.Of<T>().CodeOf(value));
        return value;
    }

    public ulong Number(ulong value)
    {
        ValueCode.Write(bytes, value);
        return value;
    }

    public ulong Size(ulong value) => Number(value);

    public ulong Alignment(ulong value)
    {
        if (BitOperations.IsPow2(value))
        {
            bytes.Add((byte)BitOperations.Log2(value));
            return value;
        }

        bytes.Add(ByteDecoder.AlignmentEscape);
        return Number(value);
    }

    public ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? SmallNumber(value) : Number(value);

    public int Ordinal(int value)
    {
        bytes.Add((byte)(value - 1));
        return value;
    }

    public Instant? After(Instant? value)
    {
        if (!More(value is not null))
            return value;
        var (moment, number) = value!.Value;
        var code = EnumCodes.Of<Moment>().CodeOf(moment);
        bytes[^1] |= (byte)(1 + (2 * code.Number));
        _latest = Math.Max(_latest, code.Since);
        return new Instant(moment, Ordinal(number));
    }

    public ulong Address(ulong value)
    {
        var nearest = Landmarks.Nearest(Machine, value);
        bytes.Add((byte)nearest);
        Number(unchecked(value - Landmarks.At(Machine, nearest)));
        return value;
    }

    public byte Byte(byte value)
    {
        bytes.Add(value);
        return value;
    }

    public Place Place(Place value)
    {
        PlaceCode.Write(bytes, value, Machine, Makers);
        return value;
    }

    public Area Area(Area value, Area defaultValue = default)
    {
        var nearest = Landmarks.Nearest(Machine, value.First);
        bytes.Add((byte)((nearest * 2) + (value.Form == AreaForm.Range ? 1 : 0)));
        Number(unchecked(value.First - Landmarks.At(Machine, nearest)));
        Number(value.Span());
        return value;
    }

    public Extent Extent(Extent value) => new(Address(value.Base), Number(value.Size));

    public (int First, int Last) Calls((int First, int Last) value)
    {
        SmallNumber((ulong)(value.First - 1));
        SmallNumber((ulong)(value.Last - value.First));
        return value;
    }

    public long Code(long value, bool isOptional)
    {
        if (value is < 0 and >= -ByteDecoder.Codes)
        {
            bytes.Add((byte)(-1 - value));
            return value;
        }

        if (value is >= int.MinValue and <= int.MaxValue)
        {
            bytes.Add(ByteDecoder.Flag);
            Number(unchecked((uint)value));
            return value;
        }

        Put(new Code(ByteDecoder.LongCode, Since: ByteDecoder.LongCodesSince));
        Number(unchecked((ulong)value));
        return value;
    }

    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T>
    {
        if (More(!Nullable.Equals(value, defaultValue)))
        {
            bytes[^1] |= (byte)(value is null ? 0 : 1);
            return value is { } present ? field(this, present) : null;
        }

        return value;
    }

    public T? OptionalSince<T>(int since, string keyword, T? value, Func<INotation, T, T> field, T defaultValue)
        where T : struct, IEquatable<T>
    {
        if (since <= version)
            return Optional(keyword, value, field, defaultValue);
        if (value is { } present)
            return Item(keyword, defaultValue, present, field);
        _latest = Math.Max(_latest, since);
        return null;
    }

    public T ItemSince<T>(int since, string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>
    {
        if (since <= version)
            return Item(keyword, defaultValue, value, field);
        if (!value.Equals(defaultValue))
            _latest = Math.Max(_latest, since);
        return value;
    }

    public ulong? OptionalCount(ulong? value, string unit)
    {
        More(value is not null);
        return value is { } count ? Count(count, unit) : null;
    }

    public T? OptionalWord<T>(T? value)
        where T : struct, Enum
    {
        More(value is not null);
        return value is { } word ? Word(word) : null;
    }

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, defaultValue, value, field);

    public T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => More(!value.Equals(defaultValue)) ? field(this, value) : value;

    private ulong SmallNumber(ulong value)
    {
        if (value < ByteDecoder.Counts)
        {
            bytes.Add((byte)value);
            return value;
        }

        bytes.Add(ByteDecoder.CountEscape);
        return Number(value);
    }
}
