namespace Mutation.Scores;

/// <summary>
/// A copy of the checkout for Stryker.NET to mutate. The builds of the checkout stay unaffected, and only the copy
/// contains the canaries, the test order and the stop at the first failure.
/// </summary>
internal sealed class MutatedCopy(string checkout, string folder)
{
    private const string Tests = "tests/Properties";

    /// <summary>
    /// Those of the excluded tests that take minutes in mutated code, where each mutant is looked up as it is passed:
    /// four million draws of one workload, ranges of 65,537 pages, and 5,000 hostile environments.
    /// </summary>
    public static IReadOnlyList<string> Slow { get; } =
    [
        $"{Tests}/Promises/AllocatorWorkload.cs", $"{Tests}/Promises/LargeRanges.cs",
        $"{Tests}/Promises/HostileEndings.cs",
    ];

    /// <summary>
    /// Excluded tests: those of the checkout, the tool, processes and instruments, which do not test the mutated code;
    /// those of threads, whose schedules no seed determines, so that a kill would be luck; one whose child process has
    /// no mutant; one of the generators alone, which costs a fifth of a run and judges nothing; and the slow ones.
    /// </summary>
    public static IReadOnlyList<string> Excluded { get; } =
    [
        $"{Tests}/House", $"{Tests}/Tool", $"{Tests}/Pages", $"{Tests}/Processes", $"{Tests}/Strength", $"{Tests}/Fuzz",
        $"{Tests}/Harness", $"{Tests}/Isolation", $"{Tests}/Judging", $"{Tests}/ResultForms",
        $"{Tests}/Promises/Threads.cs", $"{Tests}/Agreement/Survival.cs", $"{Tests}/Agreement/RetryCoverage.cs",
        .. Slow,
    ];

    private static readonly string[] NotCopied = [".git", "bin", "obj", "artifacts", "TestResults"];

    /// <summary>Its root.</summary>
    public string Folder => folder;

    /// <summary>The folder in which Stryker.NET runs.</summary>
    public string Settings => In("mutation/stryker");

    /// <summary>Replaces the copy.</summary>
    /// <param name="target">What is mutated; receives the canaries.</param>
    public void Make(MutationTarget target)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(new DirectoryInfo(checkout), folder);
        foreach (var path in Excluded.Select(In))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }

        foreach (var file in Canaries.Files)
            File.Move(Path.Combine(Settings, file), In(target.Sources + file));
        foreach (var file in Directory.EnumerateFiles(Settings, "*.cs"))
            File.Move(file, In($"{Tests}/{Path.GetFileName(file)}"));
        File.Move(Path.Combine(Settings, "xunit.runner.json"), In($"{Tests}/xunit.runner.json"));
        LeaveOthersAlone(target);
    }

    /// <summary>
    /// Keeps mutants out of the rest of the project: Stryker.NET puts those that it filters into the code too, where
    /// each is looked up whenever it is passed, and the tests take several times as long.
    /// </summary>
    private void LeaveOthersAlone(MutationTarget target)
    {
        foreach (var file in Directory.EnumerateFiles(In($"src/{target.Project}"), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!target.Contains(path) && path != target.Canary)
                File.WriteAllText(file, $"// Stryker disable all\n{File.ReadAllText(file)}");
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var inner in from.EnumerateDirectories().Where(inner => !NotCopied.Contains(inner.Name)))
            Copy(inner, Path.Combine(to, inner.Name));
    }

    private string In(string path) => Path.Combine(folder, path);
}
