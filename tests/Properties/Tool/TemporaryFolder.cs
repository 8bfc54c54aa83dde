using Properties.House;

namespace Properties.Tool;

/// <summary>A temporary folder, deleted on disposal.</summary>
internal class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("verify-").FullName;

    public string[] Files =>
        [.. Directory.EnumerateFiles(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
