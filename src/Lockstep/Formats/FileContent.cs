using System.Text;
using Lockstep.Notation.Text;

namespace Lockstep.Formats;

/// <summary>Reads whole regular files of limited size; every error is one line that names what was expected.</summary>
internal static class FileContent
{
    /// <summary>The size limit of files, in bytes.</summary>
    public const int Largest = 16 << 20;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file in UTF-8.</summary>
    /// <exception cref="FormatError">As for <see cref="ReadBytes"/>, or the file is not text.</exception>
    public static string ReadText(string path, string expected)
    {
        var bytes = ReadBytes(path, expected);
        var zero = Array.IndexOf(bytes, (byte)0);
        if (zero >= 0)
        {
            throw new FormatError(path, LineOf(bytes, zero), "a binary file", expected);
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatError(path, LineOf(bytes, error.Index), "invalid UTF-8", expected);
        }
    }

    /// <summary>The bytes of a regular file, not empty and at most <see cref="Largest"/> bytes long.</summary>
    /// <exception cref="FormatError">The path names no such file, or it cannot be read.</exception>
    public static byte[] ReadBytes(string path, string expected)
    {
        if (Directory.Exists(path))
        {
            throw new FormatError(path, 0, "a directory", expected);
        }

        try
        {
            return ReadRegular(path, expected);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatError(path, 0, "no such file", expected);
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

    // Checks the length before opening the file: pipes and devices have none, and opening one might block forever.
    private static byte[] ReadRegular(string path, string expected)
    {
        var file = new FileInfo(path);
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        if (length is 0 or > Largest)
        {
            var found = length == 0 ? "an empty file or not a regular file" : $"{length} bytes";
            throw new FormatError(path, 1, found, length == 0 ? expected : $"at most {Largest} bytes");
        }

        using var stream = file.OpenRead();
        var bytes = new byte[length];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..count];
    }

    private static int LineOf(byte[] bytes, int index) => 1 + bytes.AsSpan(0, index).Count((byte)'\n');
}
