using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>Writes fields as the shortest bytes that <see cref="ByteDecoder"/> takes for them.</summary>
internal sealed class ByteEncoder(List<byte> bytes) : INotation
{
    /// <inheritdoc/>
    public Machine Machine { get; set; } = MachineDefaults.Machine;

    /// <summary>How many makers came before.</summary>
    public int Makers { get; set; }

    /// <summary>Says whether another part of a list follows.</summary>
    public bool More(bool isMore)
    {
        bytes.Add(isMore ? ByteDecoder.Flag : (byte)0);
        return isMore;
    }

    /// <inheritdoc/>
    public void Keyword(string word)
    {
        // Bytes have no keywords.
    }

    /// <inheritdoc/>
    public Hypervisor? Platform(Hypervisor? value)
    {
        bytes.Add(EnumCodes.Platforms.NumberOf(value));
        return value;
    }

    /// <inheritdoc/>
    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum
    {
        bytes.Add(EnumCodes.Of<T>().NumberOf(value));
        return value;
    }

    /// <inheritdoc/>
    public ulong Number(ulong value)
    {
        ValueCode.Write(bytes, value);
        return value;
    }

    /// <inheritdoc/>
    public ulong Size(ulong value) => Number(value);

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? Few(value) : Number(value);

    /// <inheritdoc/>
    public int Ordinal(int value)
    {
        bytes.Add((byte)(value - 1));
        return value;
    }

    /// <inheritdoc/>
    public ulong Address(ulong value)
    {
        var nearest = Landmarks.Nearest(Machine, value);
        bytes.Add((byte)nearest);
        Number(unchecked(value - Landmarks.At(Machine, nearest)));
        return value;
    }

    /// <inheritdoc/>
    public byte Byte(byte value)
    {
        bytes.Add(value);
        return value;
    }

    /// <inheritdoc/>
    public Place Place(Place value)
    {
        PlaceCode.Write(bytes, value, Machine, Makers);
        return value;
    }

    /// <inheritdoc/>
    public Area Area(Area value, Area usual = default)
    {
        var nearest = Landmarks.Nearest(Machine, value.First);
        bytes.Add((byte)((nearest * 2) + (value.Form == AreaForm.Range ? 1 : 0)));
        Number(unchecked(value.First - Landmarks.At(Machine, nearest)));
        Number(value.Span());
        return value;
    }

    /// <inheritdoc/>
    public Extent Extent(Extent value) => new(Address(value.Base), Number(value.Size));

    /// <inheritdoc/>
    public (int First, int Last) Calls((int First, int Last) value)
    {
        Few((ulong)(value.First - 1));
        Few((ulong)(value.Last - value.First));
        return value;
    }

    /// <inheritdoc/>
    public int Code(int value)
    {
        if (value is < 0 and >= -ByteDecoder.Codes)
        {
            bytes.Add((byte)(-1 - value));
            return value;
        }

        bytes.Add(ByteDecoder.Flag);
        Number(unchecked((uint)value));
        return value;
    }

    /// <inheritdoc/>
    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T>
    {
        if (More(!Nullable.Equals(value, usual)))
        {
            bytes[^1] |= (byte)(value is null ? 0 : 1);
            return value is { } present ? field(this, present) : null;
        }

        return value;
    }

    /// <inheritdoc/>
    public ulong? OptionalCount(ulong? value, string unit)
    {
        More(value is not null);
        return value is { } count ? Count(count, unit) : null;
    }

    /// <inheritdoc/>
    public T? OptionalWord<T>(T? value)
        where T : struct, Enum
    {
        More(value is not null);
        return value is { } word ? Word(word) : null;
    }

    /// <inheritdoc/>
    public T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, usual, value, field);

    /// <inheritdoc/>
    public T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => More(!value.Equals(usual)) ? field(this, value) : value;

    private ulong Few(ulong value)
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
