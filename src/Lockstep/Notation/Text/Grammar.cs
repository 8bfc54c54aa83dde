using System.Text;
using Lockstep.Platforms;

namespace Lockstep.Notation.Text;

/// <summary>
/// Writes the grammar of a line: keywords as they are, a placeholder in capitals for each value, and optional parts in
/// brackets. Documents and errors show it, so neither can disagree with the parser.
/// </summary>
internal sealed class Grammar : INotation
{
    private readonly StringBuilder _line = new();

    public Machine Machine => MachineDefaults.Machine;

    /// <summary>The grammar of some fields.</summary>
    /// <param name="start">The words before them.</param>
    /// <param name="describe">Passes the fields through the notation.</param>
    public static string Of(string start, Action<INotation> describe)
    {
        var grammar = new Grammar();
        grammar.Keyword(start);
        describe(grammar);
        return grammar._line.ToString();
    }

    /// <summary>The grammar of one field.</summary>
    public static string Of<T>(Func<INotation, T, T> field)
        where T : struct => Of(string.Empty, to => field(to, default));

    /// <summary>The placeholder of a counted number of units.</summary>
    public static string Count(string unit) => $"N {unit}s";

    public void Keyword(string word) =>
        _line.Append(_line.Length == 0 || _line[^1] == '[' ? "" : " ").Append(word);

    public PlatformKind Platform(PlatformKind value) => Put(value, Placeholder.Platform);

    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Put(value, EnumText<T>.Placeholder);

    public ulong Number(ulong value) => Put(value, Placeholder.Number);

    public ulong Size(ulong value) => Put(value, Placeholder.Size);

    public ulong Alignment(ulong value) => Put(value, Placeholder.Alignment);

    public ulong Count(ulong value, string unit) => Put(value, Count(unit));

    public int Ordinal(int value) => Put(value, Placeholder.Number);

    public ulong Address(ulong value) => Put(value, Placeholder.Address);

    public byte Byte(byte value) => Put(value, Placeholder.Byte);

    public Place Place(Place value) => Put(value, Placeholder.Place);

    public Area Area(Area value, Area defaultValue = default) => Put(value, Placeholder.Area);

    public Extent Extent(Extent value) => Put(value, Placeholder.Extent);

    public (int First, int Last) Calls((int First, int Last) value) => Put(value, Placeholder.Calls);

    public long Code(long value, bool isOptional) => Put(value, $"[{Placeholder.Code}]");

    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T> => Bracketed(value, () => Item(keyword, default, default, field));

    public ulong? OptionalCount(ulong? value, string unit) => Put(value, $"[{Count(unit)}]");

    public T? OptionalWord<T>(T? value)
        where T : struct, Enum => Put(value, $"[{EnumText<T>.Placeholder}]");

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Bracketed(value, () => Item(keyword, default, default, field));

    public T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>
    {
        Keyword(keyword);
        field(this, default);
        return value;
    }

    private T Bracketed<T>(T value, Action write)
    {
        Keyword("[");
        write();
        _line.Append(']');
        return value;
    }

    private T Put<T>(T value, string word)
    {
        Keyword(word);
        return value;
    }
}
