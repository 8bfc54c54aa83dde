using Lockstep.Platforms;

namespace Lockstep.Notation.Text;

/// <summary>
/// Parses one line of text word by word. As a notation it notes each field that is missing and goes on, so that
/// <see cref="End(Func{string})"/> names all of them at once.
/// </summary>
/// <param name="file">The file name, for errors.</param>
/// <param name="line">The number of the line, from 1.</param>
/// <param name="text">The line.</param>
/// <param name="names">The labels of the text; null for a form without labels.</param>
internal sealed class TextParser(string file, int line, string text, LabelNames? names = null) : INotation
{
    private delegate bool TryParse<T>(string word, out T value);

    private readonly string[] _words = WordText.Split(text);
    private readonly LabelNames _names = names ?? new LabelNames();
    private readonly List<string> _alternatives = [];
    private readonly MissingFields _missing = new();
    private int _next;

    public Machine Machine => MachineDefaults.Machine;

    /// <summary>The number of the line, from 1.</summary>
    public int Line => line;

    /// <summary>Whether the line is empty or only a comment.</summary>
    public bool IsBlank => _words.Length == 0;

    /// <summary>The words, without a comment.</summary>
    public IEnumerable<string> Words => _words;

    /// <summary>The next word, or null at the end of the line.</summary>
    public string? Next => _next < _words.Length ? _words[_next] : null;

    /// <summary>Up to so many of the next words, separated by a space.</summary>
    public string Peek(int words) => string.Join(' ', _words.Skip(_next).Take(words));

    /// <summary>An error at the next word.</summary>
    public FormatError Unexpected(string expected) =>
        new(file, line, Next is { } word ? FormatError.Quote(word) : "the end of the line", expected);

    /// <summary>An error of the line as a whole.</summary>
    public FormatError InvalidLine(string found, string expected) => new(file, line, found, expected);

    /// <summary>Throws if words are left.</summary>
    public void End()
    {
        if (Next is not null)
        {
            throw Unexpected(string.Join(", ", _alternatives.Append("the end of the line")));
        }
    }

    /// <summary>Throws if words are left or fields were missing.</summary>
    /// <param name="grammar">The grammar of the whole line.</param>
    public void End(Func<string> grammar)
    {
        if (_missing.Any && Next is not null)
        {
            throw Unexpected(_missing.First);
        }

        End();
        if (_missing.Any)
        {
            throw InvalidLine(_missing.ToString(), $"'{grammar()}'");
        }
    }

    /// <summary>Consumes a keyword of one or more words if it comes next.</summary>
    public bool TryKeyword(string keyword)
    {
        var words = keyword.Split(' ');
        var found = _words.AsSpan(_next);
        if (found.Length < words.Length || !found[..words.Length].SequenceEqual(words))
        {
            _alternatives.Add($"'{keyword}'");
            return false;
        }

        Consume(words.Length);
        return true;
    }

    /// <summary>Consumes the next word and returns it if the given one follows; consumes both.</summary>
    public string? TryBefore(string second)
    {
        if (_next + 1 >= _words.Length || !string.Equals(_words[_next + 1], second, StringComparison.Ordinal))
        {
            return null;
        }

        var first = _words[_next];
        Consume(2);
        return first;
    }

    /// <summary>Consumes a keyword, which must come next.</summary>
    public void Require(string word)
    {
        if (!TryKeyword(word))
        {
            throw Unexpected(string.Join(" or ", _alternatives));
        }
    }

    /// <summary>Consumes a number in any form, which must come next.</summary>
    public ulong Number(string expected) => ReadNow<ulong>(TryNumber, Below64(expected));

    public void Keyword(string word)
    {
        if (Next is null)
            _missing.Add(word);
        else
            Require(word);
    }

    public PlatformKind Platform(PlatformKind value) => ReadNow<PlatformKind>(
        Hypervisors.TryParse, string.Join(" | ", Hypervisors.Names.Concat(Hypervisors.HostileNames)));

    public T Word<T>(T value, T lowest = default)
        where T : struct, Enum => Read(
        (string word, out T read) => EnumText<T>.TryParse(word, lowest, out read),
        $"{EnumText<T>.Placeholder} ({EnumText<T>.Expected(lowest)})",
        EnumText<T>.Expected(lowest));

    public ulong Number(ulong value) => Read<ulong>(TryNumber, Placeholder.Number, Below64("a number"));

    public ulong Size(ulong value) => Read<ulong>(TryNumber, Placeholder.Size, Below64("a size in bytes"));

    public ulong Alignment(ulong value) =>
        Read<ulong>(TryNumber, Placeholder.Alignment, Below64("an alignment in bytes"));

    public ulong Count(ulong value, string unit)
    {
        if (Next is null)
        {
            _missing.Add(Grammar.Count(unit));
            return 0;
        }

        var count = Number($"a number of {unit}s");
        if (!TryKeyword(unit))
        {
            Keyword(unit + "s");
        }

        return count;
    }

    public int Ordinal(int value) => Read<int>(WordText.TryOrdinal, Placeholder.Number, "a number from 1");

    public ulong Address(ulong value) => Read<ulong>(TryNumber, Placeholder.Address, Below64("an address"));

    public byte Byte(byte value) =>
        Read<byte>(WordText.TryByte, Placeholder.Byte, "a byte, 0 to 255 or 0x00 to 0xff");

    public Place Place(Place value) => Read(
        (string word, out Place place) => PlaceText.TryParse(word, _names, out place),
        Placeholder.Place,
        PlaceText.Expected);

    public Area Area(Area value, Area defaultValue = default) =>
        Read<Area>(RangeText.TryParse, Placeholder.Area, RangeText.Expected);

    public Extent Extent(Extent value) =>
        Read<Extent>(RangeText.TryParse, Placeholder.Extent, $"a range {Placeholder.Extent}");

    public (int First, int Last) Calls((int First, int Last) value) => Read<(int, int)>(
        WordText.TryCalls, Placeholder.Calls, "the calls that fail, counted from 1: N, FIRST..LAST or FIRST..");

    public long Code(long value, bool isOptional) =>
        Next is null ? 0 : ReadNow<long>(WordText.TryCode, "a 64-bit return code, such as -3");

    public T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T> => TryKeyword(keyword) ? field(this, default) : null;

    public ulong? OptionalCount(ulong? value, string unit)
    {
        if (Next is { } word && char.IsAsciiDigit(word[0]))
        {
            return Count(0, unit);
        }

        _alternatives.Add($"a number of {unit}s");
        return null;
    }

    public T? OptionalWord<T>(T? value)
        where T : struct, Enum
    {
        if (Next is { } word && EnumText<T>.TryParse(word, default, out var read))
        {
            Consume(1);
            return read;
        }

        _alternatives.Add(EnumText<T>.Expected(default));
        return null;
    }

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => TryKeyword(keyword) ? field(this, default) : defaultValue;

    public T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T>
    {
        if (TryKeyword(keyword))
            return field(this, default);
        _missing.AddItem(keyword, Grammar.Of(field));
        return defaultValue;
    }

    private static bool TryNumber(string word, out ulong value) => NumberText.TryParse(word, out value);

    private static string Below64(string expected) => expected + " below 2^64";

    private T Read<T>(TryParse<T> tryParse, string placeholder, string expected)
    {
        if (Next is not null)
            return ReadNow(tryParse, expected);
        _missing.Add(placeholder);
        return default!;
    }

    private T ReadNow<T>(TryParse<T> tryParse, string expected)
    {
        if (Next is not { } word || !tryParse(word, out var value))
        {
            throw Unexpected(expected);
        }

        Consume(1);
        return value;
    }

    private void Consume(int words)
    {
        _next += words;
        _alternatives.Clear();
    }
}
