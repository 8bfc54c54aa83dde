namespace Properties.House;

/// <summary>Files of the checkout that the tests were built from.</summary>
internal static class Checkout
{
    private static readonly string[] Generated =
        ["bin", "obj", "artifacts", "TestResults", "StrykerOutput", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Files whose names match one of the patterns, except generated ones.</summary>
    public static IEnumerable<string> Files(params string[] patterns) => Below(Root, patterns);

    /// <summary>C# sources below a folder, except generated ones.</summary>
    public static IEnumerable<string> Sources(string folder) => Below(Path.Combine(Root, folder), ["*.cs"]);

    /// <summary>A page of the documentation.</summary>
    public static string Page(string name) => File.ReadAllText(Path.Combine(Root, "docs", name));

    /// <summary>The number of lines that are neither blank nor comments.</summary>
    public static int CodeLines(IEnumerable<string> files) => files.Sum(file =>
        File.ReadLines(file).Count(line =>
            line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Below(string folder, string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(Generated.Contains));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Verification.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Verification.sln above the test"));
}
