namespace Verify.Display;

/// <summary>
/// Keeps a message one line long: names of files and words of a command line can hold anything, also what a
/// terminal obeys.
/// </summary>
internal static class OneLine
{
    public static string Of(string message) =>
        string.Concat(message.Select(character => char.IsControl(character) ? '?' : character));
}
