namespace Properties.House;

/// <summary>The files of the checkout that this test was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The sources below a folder, without what a build makes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj"));

    /// <summary>Lines that say something: no comments, no blank ones.</summary>
    public static int CodeLines(IEnumerable<string> files) => files.Sum(file =>
        File.ReadLines(file).Count(line =>
            line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Verification.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Verification.sln above the test"));
}
