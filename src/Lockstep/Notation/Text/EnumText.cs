using System.Collections.Immutable;

namespace Lockstep.Notation.Text;

/// <summary>
/// The text form of enumerations: kebab-case, except for reboot reasons, which keep their names.
/// </summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly ImmutableArray<T> Values = [.. Enum.GetValues<T>()];

    private static readonly ImmutableArray<string> Words = [.. Enum.GetNames<T>().Select(Spell)];

    /// <summary>The placeholder of any word in a grammar: the last word of the type's name.</summary>
    public static string Placeholder { get; } =
        typeof(T).Name[typeof(T).Name.AsSpan().LastIndexOfAnyInRange('A', 'Z')..].ToUpperInvariant();

    /// <summary>The word for a value.</summary>
    public static string Print(T value) => Words[Values.IndexOf(value)];

    /// <summary>Reads a word for a value from <paramref name="lowest"/> on.</summary>
    public static bool TryParse(string word, T lowest, out T value)
    {
        var index = Words.IndexOf(word);
        value = index < 0 ? default : Values[index];
        return index >= Values.IndexOf(lowest);
    }

    /// <summary>The expected words, for an error.</summary>
    public static string Expected(T lowest) => string.Join(" | ", Words.Skip(Values.IndexOf(lowest)));

    private static string Spell(string name) => name switch
    {
        _ when typeof(T) == typeof(RebootReason) => name,
        _ => string.Concat(name.Select((letter, at) =>
            char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString())),
    };
}
