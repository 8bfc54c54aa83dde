namespace Fuzz.Findings;

/// <summary>
/// The failing inputs in the folders of all workers on a target, those of earlier campaigns included: what a parent
/// that was killed left unexplained is still to be explained. Each folder lists the inputs that were, a name a line.
/// </summary>
internal sealed class FailureFolders(string campaign, string target)
{
    /// <summary>The list's name in a worker's folder.</summary>
    public const string ExplainedFile = ".explained";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The marks of the causes of all inputs that were explained, one for each input.</summary>
    public IEnumerable<string> ExplainedCauses() =>
        Folders().SelectMany(ExplainedIn).Select(CauseMark.In).OfType<string>();

    /// <summary>The inputs that were neither explained nor returned before.</summary>
    public IEnumerable<string> Fresh()
    {
        foreach (var folder in Folders())
        {
            var fresh = new WorkerFolder(folder).FailureFiles.Where(_taken.Add).ToList();
            if (fresh.Count == 0)
                continue;
            var explained = ExplainedIn(folder);
            foreach (var file in fresh.Where(file => !explained.Contains(NameOf(file))))
                yield return file;
        }
    }

    /// <summary>
    /// Lists an input as explained. That comes after its finding is written: where a parent is killed between the two,
    /// the input is explained again, and its cause is known.
    /// </summary>
    public static void MarkExplained(string file) => File.AppendAllText(
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file))!, ExplainedFile), $"\n{NameOf(file)}\n");

    /// <summary>The name of an input in the list: the part that it lies in, and its own.</summary>
    public static string NameOf(string file) =>
        $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";

    // A line without an end was not written whole, and does not count.
    private static HashSet<string> ExplainedIn(string folder) =>
        Path.Combine(folder, ExplainedFile) is var list && File.Exists(list)
            ? File.ReadAllText(list).Split('\n')[..^1].ToHashSet(StringComparer.Ordinal)
            : [];

    private IEnumerable<string> Folders() => Directory.Exists(campaign)
        ? Directory.EnumerateDirectories(campaign, $"{target}-*").Order(StringComparer.Ordinal)
        : [];
}
