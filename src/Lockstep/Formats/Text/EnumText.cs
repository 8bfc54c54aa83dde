using System.Collections.Immutable;

namespace Lockstep.Formats.Text;

/// <summary>
/// The words for an enumeration's values: kebab-case, but a reboot reason by its name in the design.
/// </summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly ImmutableArray<T> Values = [.. Enum.GetValues<T>()];

    private static readonly ImmutableArray<string> Words = [.. Enum.GetNames<T>().Select(Spell)];

    /// <summary>How many values there are; they are numbered from 0 in a row.</summary>
    public static int Count => Values.Length;

    /// <summary>The word for a value.</summary>
    public static string Print(T value) => Words[IndexOf(value)];

    /// <summary>The place of a value among the others.</summary>
    public static int IndexOf(T value) => Values.IndexOf(value);

    /// <summary>The value with this place.</summary>
    public static T At(int index) => Values[index];

    /// <summary>Reads a word for a value from <paramref name="lowest"/> on.</summary>
    public static bool TryParse(string word, T lowest, out T value)
    {
        var index = Words.IndexOf(word);
        value = index < 0 ? default : Values[index];
        return index >= IndexOf(lowest);
    }

    /// <summary>The words, as part of a sentence.</summary>
    public static string Expected(T lowest) => string.Join(" | ", Words.Skip(IndexOf(lowest)));

    private static string Spell(string name) => name switch
    {
        _ when typeof(T) == typeof(RebootReason) => name,
        nameof(Hypervisor.GenieZone) => "geniezone",
        _ => string.Concat(name.Select((letter, at) =>
            char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString())),
    };
}
