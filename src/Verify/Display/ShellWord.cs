namespace Verify.Display;

/// <summary>Words to paste into a shell.</summary>
internal static class ShellWord
{
    private const string Harmless = "/._-+=:,@%";

    /// <summary>The word, quoted if the shell would interpret it.</summary>
    public static string Of(string word) =>
        word.All(IsHarmless) ? word : "'" + word.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    private static bool IsHarmless(char character) =>
        char.IsAsciiLetterOrDigit(character) || Harmless.Contains(character, StringComparison.Ordinal);
}
