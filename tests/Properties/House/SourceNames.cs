using System.Text.RegularExpressions;

namespace Properties.House;

/// <summary>
/// A namespace matches its folder, and a file the name of its main type. Small companion types may share the file; a
/// second long class may not.
/// </summary>
public sealed partial class SourceNames
{
    private const int MaxCompanionLines = 20;

    public static TheoryData<string> Folders =>
        [.. Project.All.Select(project => Path.GetRelativePath(Checkout.Root, project.Folder))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Namespace_matches_its_folder(string folder)
    {
        var project = Find(folder);
        var misplaced =
            from path in project.Sources
            let text = File.ReadAllText(path)
            let found = Namespace().Match(text).Groups["name"].Value
            where found != project.NamespaceOf(path) && (found.Length > 0 || Types(text).Any())
            select $"{Shown(path)}: found namespace '{found}', expected '{project.NamespaceOf(path)}'";

        Assert.True(misplaced.Any() is false, string.Join('\n', misplaced));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void File_name_matches_its_type(string folder)
    {
        var misnamed =
            from path in Find(folder).Sources
            let types = Types(File.ReadAllText(path)).ToList()
            let isNamed = types.Exists(type => type.Name == Path.GetFileNameWithoutExtension(path))
            where types.Count > 0 && (!isNamed || types.Count(type => type.Lines > MaxCompanionLines) > 1)
            select $"{Shown(path)}: contains {string.Join(", ", types.Select(type => type.Name).Distinct())}; name it "
                + $"after its main type, and give every other class of over {MaxCompanionLines} lines its own file";

        Assert.True(misnamed.Any() is false, string.Join('\n', misnamed));
    }

    private static Project Find(string folder) =>
        Project.All.Single(project => project.Folder == Path.Combine(Checkout.Root, folder));

    private static string Shown(string path) => Path.GetRelativePath(Checkout.Root, path);

    // Records, structs, enums and interfaces hold data, so their length does not count.
    private static IEnumerable<(string Name, int Lines)> Types(string text) =>
        from Match type in Declaration().Matches(text)
        let lines = type.Groups["kind"].Value == "class" ? Lines(text, type.Index) : 0
        select (type.Groups["name"].Value, lines);

    private static int Lines(string text, int start) =>
        text.IndexOf("\n}", start, StringComparison.Ordinal) is var end && end < 0
            ? 1
            : text.AsSpan(start, end - start).Count('\n');

    [GeneratedRegex("^namespace (?<name>[^;]+);$", RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:[a-z]+ )*?(?<kind>class|struct|interface|enum|record|delegate \S+)(?: class| struct)? (?<name>[A-Z]\w*)",
        RegexOptions.Multiline, 1000)]
    private static partial Regex Declaration();
}
