using System.Text.RegularExpressions;

namespace Properties.House;

/// <summary>Files, folders and headings named by code, patches or documents exist.</summary>
public sealed partial class Citations
{
    private static readonly string[] Texts =
        ["*.cs", "*.md", "*.sh", "run", "*.csproj", "*.props", "*.targets", "*.yml", ".editorconfig", "*.patch"];

    private static readonly string[] Files =
        [.. Checkout.Files("*").Select(path => Path.GetRelativePath(Checkout.Root, path))];

    private static readonly HashSet<string> Names =
        Files.Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);

    // Output of a run, such as artifacts, need not exist.
    private static readonly HashSet<string> Folders =
        Files.Select(path => path.Split(Path.DirectorySeparatorChar)[0]).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Cited_files_exist()
    {
        var missing =
            from path in Checkout.Files(Texts)
            from line in Cited(path)
            from name in line.Names
            where !Exists(name, Path.GetDirectoryName(path)!)
            select $"{Path.GetRelativePath(Checkout.Root, path)}:{line.Number}: {name}";

        Assert.True(missing.Any() is false, $"cited but not in the repository:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Links_point_to_existing_files_and_headings()
    {
        var broken =
            from path in Checkout.Files("*.md")
            from Match link in Link().Matches(File.ReadAllText(path))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !PointsToHeading(path, target)
            select $"{Path.GetRelativePath(Checkout.Root, path)}: {target}";

        Assert.True(broken.Any() is false, $"broken links:\n{string.Join('\n', broken)}");
    }

    private static IEnumerable<(int Number, IEnumerable<string> Names)> Cited(string path)
    {
        // Strings in tests may name fictitious files; in a patch only the header is prose.
        var lines = File.ReadLines(path);
        if (path.EndsWith(".patch", StringComparison.Ordinal))
            lines = lines.TakeWhile(line => line.Length > 0);
        else if (path.EndsWith(".cs", StringComparison.Ordinal) && IsTest(path))
            lines = lines.Select(line => Comment().Match(line).Value);
        return lines.Select((line, index) => (index + 1, NamesIn(line)));
    }

    private static bool IsTest(string path) =>
        path.StartsWith(Path.Combine(Checkout.Root, "tests"), StringComparison.Ordinal);

    private static IEnumerable<string> NamesIn(string line) => Name().Matches(line).Select(match => match.Value)
        .Where(name => !Placeholder().IsMatch(name) && !name.Contains("/bin/", StringComparison.Ordinal));

    private static bool Exists(string name, string folder)
    {
        if (Path.Exists(Path.Combine(folder, name)) || Path.Exists(Path.Combine(Checkout.Root, name)))
            return true;
        var first = name.Split('/')[0];
        return name == first ? Names.Contains(name) : !Folders.Contains(first);
    }

    private static bool PointsToHeading(string path, string target)
    {
        var (file, heading) = target.Split('#') is [var name, var anchor] ? (name, anchor) : (target, string.Empty);
        var full = file.Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, file);
        return Path.Exists(full) && (heading.Length == 0
            || File.ReadLines(full).Where(line => line.StartsWith('#')).Any(line => Slug(line) == heading));
    }

    private static string Slug(string heading) => NoSlug().Replace(
        heading.TrimStart('#').Trim().Replace(' ', '-'), string.Empty).ToLowerInvariant();

    // Matches names of documents and sources, and paths; other names in such texts may belong to output of a run.
    [GeneratedRegex(
        @"(?<![\w./<>*{}$=-])(?:(?:[\w.-]+/)+[\w-][\w.-]*\w/?|\w[\w.-]*\.(?:md|cs|sh))\b(?![\w*{/<])",
        RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\bN+\b|\bNAME\b|\bFolder\b", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("//.*", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w-]", RegexOptions.None, 1000)]
    private static partial Regex NoSlug();
}
