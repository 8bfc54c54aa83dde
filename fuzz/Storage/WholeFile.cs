namespace Fuzz.Storage;

/// <summary>
/// Atomic file writes: a file is complete or absent, even if the process is killed while it writes. The system keeps
/// what a killed process wrote, so renaming suffices; only a power failure would need more.
/// </summary>
internal static class WholeFile
{
    /// <summary>The prefix of incomplete files; readers of a folder skip them.</summary>
    public const string Unfinished = ".unfinished-";

    /// <summary>Whether a file or folder is complete, by its name.</summary>
    public static bool IsFinished(string path) =>
        !Path.GetFileName(path).StartsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>Writes bytes under another name, and renames the file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var other = Path.Combine(Path.GetDirectoryName(path)!, Unfinished + Path.GetFileName(path));
        try
        {
            File.WriteAllBytes(other, bytes);
            File.Move(other, path, overwrite: true);
        }
        catch (IOException)
        {
            // The disk may be full: an incomplete file must not occupy it.
            File.Delete(other);
            throw;
        }
    }

    /// <summary>Writes text, as <see cref="Write(string, ReadOnlySpan{byte})"/>.</summary>
    public static void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));
}
