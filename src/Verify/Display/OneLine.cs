using System.Globalization;

namespace Verify.Display;

/// <summary>
/// Keeps a message to one line: file names and arguments may contain line ends and terminal control sequences.
/// </summary>
internal static class OneLine
{
    /// <summary>What stands for a character that must not be printed.</summary>
    public const char Substitute = '?';

    public static string Of(string message) =>
        string.Concat(message.Select(character => IsHidden(character) ? Substitute : character));

    /// <summary>Whether a character has no shape: it controls the terminal, or the order of others.</summary>
    public static bool IsHidden(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
