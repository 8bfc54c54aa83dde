using System.Text;
using System.Text.RegularExpressions;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;

namespace Lockstep.Formats;

/// <summary>The formats of files with a scenario.</summary>
public enum FileFormat
{
    /// <summary>A scenario as text.</summary>
    Scenario,

    /// <summary>The recorded decisions of an allocator.</summary>
    AllocatorTrace,

    /// <summary>The recorded calls of a virtio driver.</summary>
    HalTrace,

    /// <summary>A scenario in binary form.</summary>
    Binary,
}

/// <summary>Recognises the format of a file by its name, or else by its content.</summary>
internal static partial class FileFormats
{
    // Comments precede the first word.
    private const int LongestStart = 64 << 10;

    /// <summary>The format of a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="bytes">Its content.</param>
    public static FileFormat Of(string path, ReadOnlySpan<byte> bytes) => OfName(path) ?? OfContent(bytes);

    private static FileFormat? OfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".scenario" => FileFormat.Scenario,
        AllocatorTrace.Extension => FileFormat.AllocatorTrace,
        HalTrace.Extension => FileFormat.HalTrace,
        ".bin" => FileFormat.Binary,
        _ when NameOfInput().IsMatch(Path.GetFileName(path)) => FileFormat.Binary,
        _ => null,
    };

    // Any bytes are a scenario in binary form: without a name or a header that says so, they are more likely a mistake.
    private static FileFormat OfContent(ReadOnlySpan<byte> bytes) =>
        ScenarioBinary.HasHeader(bytes) ? FileFormat.Binary
        : FirstWord(bytes) is not { } word ? FileFormat.Scenario
        : AllocatorTrace.IsFirst(word) ? FileFormat.AllocatorTrace
        : HalTrace.IsFirst(word) ? FileFormat.HalTrace
        : FileFormat.Scenario;

    // ASCII is enough to recognise a keyword; a reader reports bytes that are no text.
    private static string? FirstWord(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return Encoding.ASCII.GetString(start[..Math.Min(start.Length, LongestStart)])
            .Split('\n')
            .Select(line => WordText.Split(line).FirstOrDefault())
            .FirstOrDefault(word => word is not null);
    }

    // AFL++ numbers inputs, libFuzzer names them by a hash, and 'verify corpus' by a shorter one.
    [GeneratedRegex("^(id:[0-9]{6}.*|([a-z]+-)*[0-9a-f]{40}|[0-9a-f]{16})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameOfInput();
}
