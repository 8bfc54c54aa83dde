using System.Xml.Linq;

namespace Properties.House;

/// <summary>A project of the checkout, as described by its project file.</summary>
internal sealed record Project(string Folder, string Assembly, string RootNamespace, string[] NotCompiled)
{
    public static IReadOnlyList<Project> All { get; } =
        [.. Checkout.Files("*.csproj").Select(Of).OrderBy(project => project.Folder, StringComparer.Ordinal)];

    /// <summary>The sources that the project compiles.</summary>
    public IEnumerable<string> Sources => Checkout.Sources(Folder).Where(path =>
        !NotCompiled.Any(removed => path == removed || IsBelow(path, removed))
        && !All.Any(other => IsBelow(other.Folder, Folder) && IsBelow(path, other.Folder)));

    /// <summary>The namespace that the types of a file must have.</summary>
    public string NamespaceOf(string path) =>
        Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!) is var below && below == "."
            ? RootNamespace
            : $"{RootNamespace}.{below.Replace(Path.DirectorySeparatorChar, '.')}";

    private static Project Of(string file)
    {
        var (folder, name) = (Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file));
        var items = XDocument.Load(file).Descendants().ToList();
        var removed = items.Where(item => item.Name.LocalName == "Compile")
            .SelectMany(item => (item.Attribute("Remove")?.Value ?? string.Empty).Split(';'))
            .Select(pattern => Path.Combine(folder, pattern.Replace("/**", string.Empty, StringComparison.Ordinal)));
        return new(folder, Value("AssemblyName") ?? name, Value("RootNamespace") ?? name, [.. removed]);

        string? Value(string property) => items.Find(item => item.Name.LocalName == property)?.Value;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
