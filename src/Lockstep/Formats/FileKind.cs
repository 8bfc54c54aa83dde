using System.Formats.Tar;

namespace Lockstep.Formats;

/// <summary>
/// Tells files from what only looks like an empty one: pipes, devices and sockets. The base library names the type of
/// a file only when it archives one; nothing but a regular file is opened for that.
/// </summary>
internal static class FileKind
{
    /// <summary>Whether a path is a regular file.</summary>
    /// <param name="path">An existing file, not a link, preferably empty: it is copied.</param>
    public static bool IsRegular(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, entryName: "file");
        }
        catch (IOException)
        {
            // A socket, which no archive holds.
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
    }
}
