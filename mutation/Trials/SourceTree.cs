using System.Security.Cryptography;
using System.Text;

namespace Mutation.Trials;

/// <summary>The production sources, without build output.</summary>
internal sealed class SourceTree(Workshop workshop)
{
    // These determine how the code is built, at any path.
    private static readonly string[] BuildFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    /// <summary>Copies the files to the same paths below another root.</summary>
    public void CopyTo(string root)
    {
        foreach (var file in Files())
        {
            var target = Path.Combine(root, Path.GetRelativePath(workshop.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>A hash of all inputs of a patched build.</summary>
    public string HashWith(params ReadOnlySpan<string> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] files =
            [.. Files(), .. BuildFiles.Select(name => Path.Combine(workshop.Root, name)).Where(File.Exists), .. more];
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var name = $"{Path.GetRelativePath(workshop.Root, file)} {bytes.Length}\n";
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(workshop.Production, "*", SearchOption.AllDirectories)
            .Where(IsSource)
            .Order(StringComparer.Ordinal);

    private bool IsSource(string file) =>
        Path.GetRelativePath(workshop.Production, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj");
}
