namespace Fuzz.Storage;

/// <summary>
/// Files that are there whole or not at all, also where the process is killed while it writes. What a process wrote is
/// the system's when it is killed, so renaming is enough; only a machine that loses its power would need more.
/// </summary>
internal static class WholeFile
{
    /// <summary>The start of names that are not whole yet; readers of a folder pass over them.</summary>
    public const string Unfinished = ".unfinished-";

    /// <summary>Writes bytes under another name, and renames it.</summary>
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
            // The disk may be full: what is not whole must not fill it.
            File.Delete(other);
            throw;
        }
    }

    /// <summary>Writes text, as <see cref="Write(string, ReadOnlySpan{byte})"/>.</summary>
    public static void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The bytes of a file, none where it has no length: a pipe would wait for someone who writes.</summary>
    public static byte[] Read(string path) => new FileInfo(path).Length == 0 ? [] : File.ReadAllBytes(path);
}
