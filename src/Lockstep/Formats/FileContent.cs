using System.Text;
using Lockstep.Notation.Text;

namespace Lockstep.Formats;

/// <summary>
/// Reads whole files of limited size: the one way in which the tool reads what a user names. A pipe, a device or a
/// folder is refused without opening it, and every error is one line that names the file, what was found and what was
/// expected.
/// </summary>
public static class FileContent
{
    /// <summary>The name by which a user gives standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The usual limit on the size of a file, in bytes.</summary>
    public const int Largest = 16 << 20;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file in UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it should be, as a noun phrase.</param>
    /// <param name="most">The limit on its size, in bytes.</param>
    /// <param name="least">The least size, in bytes.</param>
    /// <exception cref="FormatError">As for <see cref="ReadBytes"/>, or the file is not text.</exception>
    public static string ReadText(string path, string expected, int most = Largest, int least = 1) =>
        TextOf(ReadBytes(path, expected, most, least), path, expected);

    /// <summary>
    /// Opens a regular file or, for "-", standard input, of any length. Others may go on writing to it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it should be, as a noun phrase.</param>
    /// <exception cref="FormatError">The path names no such file, or it cannot be read.</exception>
    public static Stream Open(string path, string expected)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OrFormatError(path, expected, () =>
        {
            if (path == StandardInput)
            {
                return StandardStreams.IsInputClosed
                    ? throw ClosedInput(expected)
                    : Console.OpenStandardInput();
            }

            var file = Regular(path, expected);
            return file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        });
    }

    /// <summary>The bytes of a regular file or, for "-", of standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it should be, as a noun phrase.</param>
    /// <param name="most">The limit on its size, in bytes.</param>
    /// <param name="least">The least size, in bytes.</param>
    /// <exception cref="FormatError">The path names no such file, or it cannot be read.</exception>
    public static byte[] ReadBytes(string path, string expected, int most = Largest, int least = 1)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OrFormatError(path, expected, () =>
        {
            var bytes = path == StandardInput ? ReadInput(expected, most) : ReadRegular(path, expected, most);
            return bytes.Length >= least ? bytes : throw new FormatError(path, 1, "an empty file", expected);
        });
    }

    private static T OrFormatError<T>(string path, string expected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw IsPipe(path) ? NotRegular(path, expected) : new FormatError(path, 0, "no such file", expected);
        }
        catch (UnauthorizedAccessException)
        {
            throw new FormatError(path, 0, "a file without read permission", expected);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new FormatError(path, 0, "an unreadable file", expected);
        }
    }

    /// <summary>The text that bytes are in UTF-8.</summary>
    /// <exception cref="FormatError">They are not text in UTF-8.</exception>
    internal static string TextOf(byte[] bytes, string path, string expected)
    {
        if (IsUtf16(bytes))
            throw new FormatError(path, 1, "text in UTF-16", $"{expected} in UTF-8; save it in that encoding");
        var zero = Array.IndexOf(bytes, (byte)0);
        if (zero >= 0)
            throw new FormatError(path, LineOf(bytes, zero), "a binary file", expected);
        try
        {
            return Strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatError(path, LineOf(bytes, error.Index), "invalid UTF-8", expected);
        }
    }

    // Looks at the file before opening it: opening a pipe might block forever, and a device has no end.
    private static FileInfo Regular(string path, string expected)
    {
        if (Directory.Exists(path))
            throw new FormatError(path, 0, "a folder", expected);
        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Length == 0 && !FileKind.IsRegular(file.FullName) ? throw NotRegular(path, expected) : file;
    }

    private static byte[] ReadRegular(string path, string expected, int most)
    {
        var file = Regular(path, expected);
        if (file.Length > most)
            throw TooLarge(path, $"{file.Length:N0} bytes", most);
        using var stream = file.OpenRead();
        return UpTo((int)file.Length, stream);
    }

    private static byte[] ReadInput(string expected, int most)
    {
        if (StandardStreams.IsInputClosed)
            throw ClosedInput(expected);
        using var stream = Console.OpenStandardInput();
        var bytes = UpTo(most + 1, stream);
        return bytes.Length <= most
            ? bytes
            : throw TooLarge(StandardInput, $"more than {most:N0} bytes", most);
    }

    private static FormatError ClosedInput(string expected) =>
        new(StandardInput, 0, "standard input closed", expected);

    private static byte[] UpTo(int most, Stream stream)
    {
        var bytes = new byte[most];
        return bytes[..stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false)];
    }

    private static FormatError TooLarge(string path, string found, int most) =>
        new(path, 0, found, $"at most {most:N0} bytes");

    private static FormatError NotRegular(string path, string expected) => new(
        path, 0, "a pipe or a device", $"{expected}; what a pipe delivers can be given as '{StandardInput}'");

    // What a shell makes of <(...) is a link to a name such as pipe:[123], which is not the path of anything.
    private static bool IsPipe(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link
        && link.ResolveLinkTarget(returnFinalTarget: true)!.Name.Contains(":[", StringComparison.Ordinal);

    // With a byte order mark, or Latin letters without one.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes
        is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    private static int LineOf(byte[] bytes, int index) => 1 + bytes.AsSpan(0, index).Count((byte)'\n');
}
