namespace Mutation.Scores;

/// <summary>
/// A copy of the checkout for Stryker.NET to mutate: the checkout's own builds stay plain, and what belongs to a
/// mutation run alone (the canaries, the order of the tests, the stop at the first failure) lies nowhere else.
/// </summary>
/// <param name="checkout">The top of the checkout.</param>
/// <param name="folder">Where the copy goes.</param>
internal sealed class MutatedCopy(string checkout, string folder)
{
    private const string Tests = "tests/Properties";

    /// <summary>
    /// Tests that are left out: those of the checkout, of the tool and its processes and of the instruments, which do
    /// not test the mutated code; and those of threads, whose schedules no seed decides, so that a kill would be luck.
    /// </summary>
    private static readonly string[] LeftOut =
    [
        $"{Tests}/House", $"{Tests}/Tool", $"{Tests}/Processes", $"{Tests}/Strength", $"{Tests}/Fuzz",
        $"{Tests}/Promises/Threads.cs",
    ];

    private static readonly string[] NoSources = [".git", "bin", "obj", "artifacts", "TestResults"];

    /// <summary>Where Stryker.NET is started.</summary>
    public string Settings => In("mutation/stryker");

    /// <summary>Replaces the copy.</summary>
    /// <param name="target">What is mutated: the canaries go there.</param>
    public void Make(MutationTarget target)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(new DirectoryInfo(checkout), folder);
        foreach (var path in LeftOut.Select(In))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }

        File.Move(Path.Combine(Settings, Canaries.File), In(target.Canary));
        foreach (var file in Directory.EnumerateFiles(Settings, "*.cs"))
            File.Move(file, In($"{Tests}/{Path.GetFileName(file)}"));
        File.Move(Path.Combine(Settings, "xunit.runner.json"), In($"{Tests}/xunit.runner.json"));
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var inner in from.EnumerateDirectories().Where(inner => !NoSources.Contains(inner.Name)))
            Copy(inner, Path.Combine(to, inner.Name));
    }

    private string In(string path) => Path.Combine(folder, path);
}
