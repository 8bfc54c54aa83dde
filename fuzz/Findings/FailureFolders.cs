using Lockstep.Formats;

namespace Fuzz.Findings;

/// <summary>
/// The failing inputs of all workers of a target, including those that a killed parent left unexplained. Each folder
/// lists its explained inputs, one per line.
/// </summary>
internal sealed class FailureFolders(string campaign, string target)
{
    public const string ExplainedFile = ".explained";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The marks of the causes of all explained inputs, one per input.</summary>
    public IEnumerable<string> ExplainedCauses() =>
        Folders().SelectMany(ExplainedIn).Select(CauseMark.In).OfType<string>();

    /// <summary>The inputs neither explained nor returned before.</summary>
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
    /// Lists an input as explained, after its finding is written: if the parent is killed in between, the input is
    /// explained again, and its cause is known.
    /// </summary>
    public static void MarkExplained(string file) => File.AppendAllText(
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file))!, ExplainedFile), $"\n{NameOf(file)}\n");

    /// <summary>The name of an input in the list: its folder and file name.</summary>
    public static string NameOf(string file) =>
        $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";

    // A line without a line end is incomplete, and ignored.
    private static HashSet<string> ExplainedIn(string folder) =>
        Path.Combine(folder, ExplainedFile) is var list && File.Exists(list)
            ? [.. FileContent.ReadText(list, "a list of inputs", least: 0).Split('\n')[..^1]]
            : [];

    private IEnumerable<string> Folders() => Directory.Exists(campaign)
        ? Directory.EnumerateDirectories(campaign, $"{target}-*").Order(StringComparer.Ordinal)
        : [];
}
