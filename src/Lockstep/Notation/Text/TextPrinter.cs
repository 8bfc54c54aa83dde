using System.Text;
using Lockstep.Platforms;

namespace Lockstep.Notation.Text;

/// <summary>Prints one line of text word by word.</summary>
internal sealed class TextPrinter : INotation
{
    private readonly StringBuilder _line = new();

    public Machine Machine => MachineDefaults.Machine;

    /// <summary>The line so far.</summary>
    public override string ToString() => _line.ToString();

    public void Keyword(string word) => _line.Append(_line.Length == 0 ? "" : " ").Append(word);

    public PlatformKind Platform(PlatformKind value) => Put(value, Hypervisors.NameOf(value));

    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Put(value, EnumText<T>.Print(value));

    public ulong Number(ulong value) => Put(value, NumberText.Plain(value));

    public ulong Size(ulong value) => Put(value, NumberText.Size(value));

    public ulong Alignment(ulong value) => Put(value, NumberText.Alignment(value));

    public ulong Count(ulong value, string unit) =>
        Put(value, $"{NumberText.Plain(value)} {unit}{(value == 1 ? "" : "s")}");

    public int Ordinal(int value) => Put(value, $"{value}");

    public ulong Address(ulong value) => Put(value, NumberText.Address(value));

    public byte Byte(byte value) => Put(value, $"0x{value:x2}");

    public Place Place(Place value) => Put(value, PlaceText.Print(value));

    public Area Area(Area value, Area defaultValue = default) => Put(value, RangeText.Print(value));

    public Extent Extent(Extent value) => Put(value, RangeText.Print(value));

    public (int First, int Last) Calls((int First, int Last) value) => Put(value, value switch
    {
        { Last: int.MaxValue } => $"{value.First}..",
        _ when value.First == value.Last => $"{value.First}",
        _ => $"{value.First}..{value.Last}",
    });

    public long Code(long value, bool isOptional) => isOptional && value == 0 ? value : Put(value, $"{value}");

    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T> =>
        value is { } present ? Item(keyword, default, present, field) : null;

    public ulong? OptionalCount(ulong? value, string unit) =>
        value is { } present ? Count(present, unit) : null;

    public T? OptionalWord<T>(T? value)
        where T : struct, Enum => value is { } present ? Word(present) : null;

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> =>
        value.Equals(defaultValue) ? value : Item(keyword, defaultValue, value, field);

    public T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
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
