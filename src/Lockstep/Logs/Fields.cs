using System.Globalization;

namespace Lockstep.Logs;

/// <summary>Reads fields of the form <c>key=value</c> out of a line.</summary>
internal static class Fields
{
    /// <summary>The value of a field: up to the next space.</summary>
    /// <param name="text">The line.</param>
    /// <param name="key">The key with its equals sign.</param>
    /// <param name="value">The value.</param>
    public static bool TryFind(ReadOnlySpan<char> text, string key, out ReadOnlySpan<char> value)
    {
        for (var from = 0; text[from..].IndexOf(key) is >= 0 and var at; from += at + 1)
        {
            var begin = from + at;
            if (begin > 0 && text[begin - 1] != ' ')
                continue;
            value = text[(begin + key.Length)..];
            var end = value.IndexOf(' ');
            value = end < 0 ? value : value[..end];
            return !value.IsEmpty;
        }

        value = default;
        return false;
    }

    /// <summary>A hexadecimal number, with or without <c>0x</c>.</summary>
    public static bool TryHex(ReadOnlySpan<char> text, out ulong number) => ulong.TryParse(
        text.StartsWith("0x") ? text[2..] : text,
        NumberStyles.AllowHexSpecifier,
        CultureInfo.InvariantCulture,
        out number);

    /// <summary>A decimal number.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A list as ftrace prints arrays: <c>{0x1,0x2}</c>.</summary>
    public static bool TryList(ReadOnlySpan<char> text, out ulong[] numbers)
    {
        numbers = [];
        if (text is not ['{', .., '}'])
            return false;
        var inner = text[1..^1];
        if (inner.IsEmpty)
            return true;
        var found = new ulong[inner.Count(',') + 1];
        var index = 0;
        foreach (var part in inner.Split(','))
        {
            if (!TryHex(inner[part], out found[index++]))
                return false;
        }

        numbers = found;
        return true;
    }
}
