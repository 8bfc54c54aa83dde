namespace Fuzz.Engines;

/// <summary>Programs of the machine that a campaign starts.</summary>
internal static class MachineTool
{
    /// <summary>The folders of programs, as a shell searches them.</summary>
    public static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? string.Empty;

    /// <summary>The first of several programs that is there; null where none is.</summary>
    /// <param name="searchPath">The folders, as in <c>PATH</c>.</param>
    /// <param name="names">The programs, the best first.</param>
    public static string? Find(string searchPath, params IEnumerable<string> names)
    {
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
