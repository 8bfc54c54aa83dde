using System.Formats.Tar;
using System.IO.Compression;
using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Fuzz.Targets;

/// <summary>
/// The inputs for one target as one file, <c>TARGET.tar.gz</c>. The same inputs give the same bytes: entries are sorted
/// by name, with fixed time, owner and mode. A tar rather than a zip, because thousands of small files compress to a
/// third of the size together, and every machine with AFL++ has <c>tar</c>.
/// </summary>
internal static class SeedArchive
{
    /// <summary>The extension of archives.</summary>
    public const string Extension = ".tar.gz";

    // A few bytes can decompress to any number; the largest committed archive has a hundredth of this.
    private const long Largest = 64 << 20;

    private const string Expected = "an archive of inputs";

    /// <summary>The name and bytes of each input of a file, by name.</summary>
    /// <exception cref="FormatError">It cannot be read, or is not such an archive.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(string path)
    {
        using var archive = new MemoryStream(FileContent.ReadBytes(path, Expected));
        try
        {
            return [.. Read(archive)];
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException)
        {
            throw new FormatError(path, 0, "a damaged archive", $"{Expected}, {Extension}");
        }
    }

    /// <summary>The name and bytes of each input, by name.</summary>
    /// <param name="archive">The archive; it is read to its end.</param>
    /// <exception cref="InvalidDataException">It is not such an archive, or too large.</exception>
    public static IEnumerable<(string Name, byte[] Bytes)> Read(Stream archive)
    {
        using var tar = new TarReader(new GZipStream(archive, CompressionMode.Decompress));
        var total = 0L;
        while (tar.GetNextEntry() is { } entry)
        {
            total += entry.Length;
            if (total > Largest)
                throw new InvalidDataException($"more than {Largest} bytes of inputs");
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            yield return (entry.Name, bytes.ToArray());
        }
    }

    /// <summary>Writes an archive.</summary>
    /// <param name="archive">Receives its bytes.</param>
    /// <param name="inputs">The name and bytes of each input, in any order.</param>
    public static void Write(Stream archive, IEnumerable<(string Name, byte[] Bytes)> inputs)
    {
        using var zip = new GZipStream(archive, CompressionLevel.SmallestSize, leaveOpen: true);
        using var tar = new TarWriter(zip, TarEntryFormat.Ustar);
        foreach (var (name, bytes) in inputs.OrderBy(input => input.Name, StringComparer.Ordinal))
        {
            using var data = new MemoryStream(bytes);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = data,
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }
    }
}
