using System.Text;

namespace Properties;

/// <summary>A temporary folder, deleted on disposal.</summary>
internal class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("verify-").FullName;

    public string[] Files =>
        [.. Directory.EnumerateFiles(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
