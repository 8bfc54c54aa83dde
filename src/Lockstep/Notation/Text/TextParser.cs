using Lockstep.Platforms;

namespace Lockstep.Notation.Text;

/// <summary>Reads one line of text, word by word, and says where it is wrong.</summary>
internal sealed class TextParser(string file, int line, string text) : INotation
{
    private delegate bool TryParse<T>(string word, out T value);

    private readonly string[] _words = WordText.Split(text);
    private readonly List<string> _alternatives = [];
    private int _next;

    /// <inheritdoc/>
    public Machine Machine => MachineDefaults.Machine;

    /// <summary>Whether there is nothing but a comment, or not even that.</summary>
    public bool IsBlank => _words.Length == 0;

    /// <summary>The word that comes next, or null at the end.</summary>
    public string? Next => _next < _words.Length ? _words[_next] : null;

    /// <summary>Up to so many words that come next, with a space between.</summary>
    public string Peek(int words) => string.Join(' ', _words.Skip(_next).Take(words));

    /// <summary>The error that here something else was expected.</summary>
    public FormatError Wrong(string expected) =>
        new(file, line, Next is { } word ? FormatError.Quote(word) : "the end of the line", expected);

    /// <summary>The error that the line as a whole is wrong.</summary>
    public FormatError WrongLine(string found, string expected) => new(file, line, found, expected);

    /// <summary>Refuses whatever is left.</summary>
    public void End()
    {
        if (Next is not null)
        {
            throw Wrong(string.Join(", ", _alternatives.Append("the end of the line")));
        }
    }

    /// <summary>Passes these words if they come next, one or several.</summary>
    public bool TryKeyword(string keyword)
    {
        var words = keyword.Split(' ');
        var found = _words.AsSpan(_next);
        if (found.Length < words.Length || !found[..words.Length].SequenceEqual(words))
        {
            _alternatives.Add($"'{keyword}'");
            return false;
        }

        Pass(words.Length);
        return true;
    }

    /// <summary>Passes two words of which the second is as given, and returns the first.</summary>
    public string? TryBefore(string second)
    {
        if (_next + 1 >= _words.Length || !string.Equals(_words[_next + 1], second, StringComparison.Ordinal))
        {
            return null;
        }

        var first = _words[_next];
        Pass(2);
        return first;
    }

    /// <inheritdoc/>
    public void Keyword(string word)
    {
        if (!TryKeyword(word))
        {
            throw Wrong(string.Join(" or ", _alternatives));
        }
    }

    /// <inheritdoc/>
    public Hypervisor? Platform(Hypervisor? value) =>
        Read<Hypervisor?>(Hypervisors.TryParse, string.Join(" | ", Hypervisors.Names));

    /// <inheritdoc/>
    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum =>
        Read(
            (string word, out T read) => EnumText<T>.TryParse(word, lowest, out read),
            EnumText<T>.Expected(lowest));

    /// <inheritdoc/>
    public ulong Number(ulong value) => Number("a number");

    /// <inheritdoc/>
    public ulong Size(ulong value) => Number("a size in bytes");

    /// <inheritdoc/>
    public ulong Alignment(ulong value) => Number("an alignment in bytes");

    /// <inheritdoc/>
    public ulong Count(ulong value, string unit)
    {
        var count = Number($"a number of {unit}s");
        if (!TryKeyword(unit))
        {
            Keyword(unit + "s");
        }

        return count;
    }

    /// <inheritdoc/>
    public int Ordinal(int value) => Read<int>(WordText.TryOrdinal, "a number from 1");

    /// <inheritdoc/>
    public ulong Address(ulong value) => Number("an address");

    /// <inheritdoc/>
    public byte Byte(byte value) => Read<byte>(WordText.TryByte, "a byte, 0 to 255 or 0x00 to 0xff");

    /// <inheritdoc/>
    public Place Place(Place value) => Read<Place>(PlaceText.TryParse, PlaceText.Expected);

    /// <inheritdoc/>
    public Area Area(Area value, Area usual = default) => Read<Area>(RangeText.TryParse, RangeText.Expected);

    /// <inheritdoc/>
    public Extent Extent(Extent value) => Read<Extent>(RangeText.TryParse, "a range BASE+SIZE");

    /// <inheritdoc/>
    public (int First, int Last) Calls((int First, int Last) value) =>
        Read<(int, int)>(WordText.TryCalls, "the calls that fail, counted from 1: N, FIRST..LAST or FIRST..");

    /// <inheritdoc/>
    public int Code(int value) =>
        Next is null ? 0 : Read<int>(WordText.TryCode, "an answer of 32 bits, such as -3");

    /// <inheritdoc/>
    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T> => TryKeyword(keyword) ? field(this, default) : null;

    /// <inheritdoc/>
    public ulong? OptionalCount(ulong? value, string unit)
    {
        if (Next is { } word && char.IsAsciiDigit(word[0]))
        {
            return Count(0, unit);
        }

        _alternatives.Add($"a number of {unit}s");
        return null;
    }

    /// <inheritdoc/>
    public T? OptionalWord<T>(T? value)
        where T : struct, Enum
    {
        if (Next is { } word && EnumText<T>.TryParse(word, default, out var read))
        {
            Pass(1);
            return read;
        }

        _alternatives.Add(EnumText<T>.Expected(default));
        return null;
    }

    /// <inheritdoc/>
    public T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => TryKeyword(keyword) ? field(this, default) : usual;

    /// <inheritdoc/>
    public T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>
    {
        Keyword(keyword);
        return field(this, default);
    }

    /// <summary>A number in any form.</summary>
    public ulong Number(string expected) =>
        Read(
            (string word, out ulong value) => NumberText.TryParse(word, out value),
            expected + " below 2^64");

    private T Read<T>(TryParse<T> tryParse, string expected)
    {
        if (Next is not { } word || !tryParse(word, out var value))
        {
            throw Wrong(expected);
        }

        Pass(1);
        return value;
    }

    private void Pass(int words)
    {
        _next += words;
        _alternatives.Clear();
    }
}
