using System.Text;
using Lockstep.Notation.Text;

namespace Lockstep.Formats;

/// <summary>
/// Reads whole files, but not just any: each refusal is one line that says what was expected.
/// </summary>
internal static class FileContent
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 16 << 20;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file in UTF-8.</summary>
    /// <exception cref="FormatError">As <see cref="ReadBytes"/>, or it holds no text.</exception>
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
            throw new FormatError(path, LineOf(bytes, error.Index), "bytes that are no UTF-8", expected);
        }
    }

    /// <summary>
    /// The bytes of a regular file that is neither empty nor larger than <see cref="Largest"/>.
    /// </summary>
    /// <exception cref="FormatError">It is not such a file, or cannot be read.</exception>
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
            throw new FormatError(path, 0, "a file that may not be read", expected);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new FormatError(path, 0, "a file that cannot be read", expected);
        }
    }

    // The length is asked before the file is opened: pipes and devices have none, and opening one might wait
    // for ever.
    private static byte[] ReadRegular(string path, string expected)
    {
        var file = new FileInfo(path);
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        if (length is 0 or > Largest)
        {
            var found = length == 0 ? "nothing, an empty file or no regular one" : $"{length} bytes";
            throw new FormatError(path, 1, found, length == 0 ? expected : $"at most {Largest} bytes");
        }

        using var stream = file.OpenRead();
        var bytes = new byte[length];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..count];
    }

    private static int LineOf(byte[] bytes, int index) => 1 + bytes.AsSpan(0, index).Count((byte)'\n');
}
