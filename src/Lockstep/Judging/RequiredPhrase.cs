namespace Lockstep.Judging;

/// <summary>
/// A value that a text must contain, in one of several forms. Nearly every text has it: the value becomes text on the
/// stack, to be looked for.
/// </summary>
internal readonly struct RequiredPhrase
{
    private const int LongestNumber = 48;

    private readonly string? _word;
    private readonly string[]? _oneOf;
    private readonly Form _form;
    private readonly ulong _first;
    private readonly ulong _second;

    private RequiredPhrase(Form form, ulong first, ulong second = 0) =>
        (_form, _first, _second) = (form, first, second);

    private RequiredPhrase(string? word, string[]? oneOf) => (_form, _word, _oneOf) = (Form.Words, word, oneOf);

    private enum Form
    {
        Words,
        Unsigned,
        Signed,
        Address,
        Ends,
    }

    /// <summary>A word.</summary>
    public static RequiredPhrase Of(string word) => new(word, oneOf: null);

    /// <summary>One of several phrases.</summary>
    public static RequiredPhrase OneOf(IEnumerable<string> phrases) => new(word: null, [.. phrases]);

    /// <summary>A number.</summary>
    public static RequiredPhrase Of(ulong number) => new(Form.Unsigned, number);

    /// <summary>A return code.</summary>
    public static RequiredPhrase Of(long code) => new(Form.Signed, (ulong)code);

    /// <summary>An address.</summary>
    public static RequiredPhrase Address(ulong address) => new(Form.Address, address);

    /// <summary>A range by its ends.</summary>
    public static RequiredPhrase Ends(ulong start, ulong end) => new(Form.Ends, start, end);

    /// <summary>Whether a text contains one of the phrases as a whole word.</summary>
    public bool IsIn(string text)
    {
        if (_form != Form.Words)
        {
            Span<char> number = stackalloc char[LongestNumber];
            return Has(text, number[..Write(number)]);
        }

        if (_word is not null)
            return Has(text, _word);
        foreach (var phrase in _oneOf!)
        {
            if (Has(text, phrase))
                return true;
        }

        return false;
    }

    public override string ToString()
    {
        Span<char> number = stackalloc char[LongestNumber];
        return _form == Form.Words ? _word ?? string.Join(" or ", _oneOf!) : new string(number[..Write(number)]);
    }

    private int Write(Span<char> number)
    {
        var written = 0;
        _ = _form switch
        {
            Form.Unsigned => number.TryWrite($"{_first}", out written),
            Form.Signed => number.TryWrite($"{(long)_first}", out written),
            Form.Address => number.TryWrite($"0x{_first:x}", out written),
            _ => number.TryWrite($"0x{_first:x}..0x{_second:x}", out written),
        };
        return written;
    }

    private static bool Has(ReadOnlySpan<char> text, ReadOnlySpan<char> phrase)
    {
        for (var at = 0; text[at..].IndexOf(phrase) is >= 0 and var next; at++)
        {
            at += next;
            var end = at + phrase.Length;
            if ((at == 0 || text[at - 1] is ' ' or '(') && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
