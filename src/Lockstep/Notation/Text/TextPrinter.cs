using System.Text;
using Lockstep.Platforms;

namespace Lockstep.Notation.Text;

/// <summary>Writes one line of text, word by word.</summary>
internal sealed class TextPrinter : INotation
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public Machine Machine => MachineDefaults.Machine;

    /// <summary>The line so far.</summary>
    public override string ToString() => _line.ToString();

    /// <inheritdoc/>
    public void Keyword(string word) => _line.Append(_line.Length == 0 ? "" : " ").Append(word);

    /// <inheritdoc/>
    public Hypervisor? Platform(Hypervisor? value) => Put(value, Hypervisors.NameOf(value));

    /// <inheritdoc/>
    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Put(value, EnumText<T>.Print(value));

    /// <inheritdoc/>
    public ulong Number(ulong value) => Put(value, NumberText.Plain(value));

    /// <inheritdoc/>
    public ulong Size(ulong value) => Put(value, NumberText.Size(value));

    /// <inheritdoc/>
    public ulong Alignment(ulong value) => Put(value, NumberText.Alignment(value));

    /// <inheritdoc/>
    public ulong Count(ulong value, string unit) =>
        Put(value, $"{NumberText.Plain(value)} {unit}{(value == 1 ? "" : "s")}");

    /// <inheritdoc/>
    public int Ordinal(int value) => Put(value, $"{value}");

    /// <inheritdoc/>
    public ulong Address(ulong value) => Put(value, NumberText.Address(value));

    /// <inheritdoc/>
    public byte Byte(byte value) => Put(value, $"0x{value:x2}");

    /// <inheritdoc/>
    public Place Place(Place value) => Put(value, PlaceText.Print(value));

    /// <inheritdoc/>
    public Area Area(Area value, Area usual = default) => Put(value, RangeText.Print(value));

    /// <inheritdoc/>
    public Extent Extent(Extent value) => Put(value, RangeText.Print(value));

    /// <inheritdoc/>
    public (int First, int Last) Calls((int First, int Last) value) => Put(value, value switch
    {
        { Last: int.MaxValue } => $"{value.First}..",
        _ when value.First == value.Last => $"{value.First}",
        _ => $"{value.First}..{value.Last}",
    });

    /// <inheritdoc/>
    public int Code(int value) => value == 0 ? value : Put(value, $"{value}");

    /// <inheritdoc/>
    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T> =>
        value is { } present ? Item(keyword, default, present, field) : null;

    /// <inheritdoc/>
    public ulong? OptionalCount(ulong? value, string unit) =>
        value is { } present ? Count(present, unit) : null;

    /// <inheritdoc/>
    public T? OptionalWord<T>(T? value)
        where T : struct, Enum => value is { } present ? Word(present) : null;

    /// <inheritdoc/>
    public T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => value.Equals(usual) ? value : Item(keyword, usual, value, field);

    /// <inheritdoc/>
    public T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>
    {
        Keyword(keyword);
        return field(this, value);
    }

    private T Put<T>(T value, string word)
    {
        Keyword(word);
        return value;
    }
}
