using System.Text;

namespace Verify.Display;

/// <summary>
/// Writes text without control characters other than line ends and tabs: file names, and the content of files, may have
/// sequences that change a terminal or forge its output.
/// </summary>
/// <param name="inner">Receives the text.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(Printable(value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Printable(new string(buffer)));

    public override void Write(string? value) => inner.Write(Printable(value));

    public override void WriteLine() => inner.WriteLine();

    // In one piece, because threads write lines at the same time.
    public override void WriteLine(string? value) => inner.WriteLine(Printable(value));

    public override void Flush() => inner.Flush();

    private static string? Printable(string? text) =>
        text is null || !text.Any(IsHidden) ? text : string.Concat(text.Select(Printable));

    private static char Printable(char character) => IsHidden(character) ? OneLine.Substitute : character;

    private static bool IsHidden(char character) => character is not ('\n' or '\t') && OneLine.IsHidden(character);
}
