namespace Verify.Display;

/// <summary>
/// Keeps a message to one line: file names and arguments may contain line ends and terminal control sequences.
/// </summary>
internal static class OneLine
{
    public static string Of(string message) =>
        string.Concat(message.Select(character => char.IsControl(character) ? '?' : character));
}
