namespace Properties.House;

/// <summary>The files of the checkout that this test was built from.</summary>
internal static class Checkout
{
    private static readonly string[] Made =
        ["bin", "obj", "artifacts", "TestResults", "StrykerOutput", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The files with a name like one of these, without what a build or a run makes.</summary>
    public static IEnumerable<string> Files(params string[] patterns) => Below(Root, patterns);

    /// <summary>The sources below a folder, without what a build makes.</summary>
    public static IEnumerable<string> Sources(string folder) => Below(Path.Combine(Root, folder), ["*.cs"]);

    /// <summary>Lines that say something: no comments, no blank ones.</summary>
    public static int CodeLines(IEnumerable<string> files) => files.Sum(file =>
        File.ReadLines(file).Count(line =>
            line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Below(string folder, string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(Made.Contains));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Verification.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Verification.sln above the test"));
}
