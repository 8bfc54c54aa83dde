namespace Fuzz.Working;

/// <summary>
/// The failing inputs in the folders of all workers on a target, also of those that an earlier campaign had: what was
/// saved and not explained before its parent was killed is still to be explained.
/// </summary>
/// <param name="campaign">The campaign's folder.</param>
/// <param name="target">The target's name.</param>
internal sealed class FailureFolders(string campaign, string target)
{
    private static readonly string[] Parts = [WorkerStore.Crashes, WorkerStore.Hangs];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The marks of the causes of all inputs that were explained, one for each input.</summary>
    public IEnumerable<string> ExplainedCauses() => Folders()
        .SelectMany(folder => new ExplainedFailures(folder).Names().Distinct(StringComparer.Ordinal))
        .Select(CauseMark.In)
        .OfType<string>();

    /// <summary>The inputs that were neither explained nor given before.</summary>
    public IEnumerable<string> Fresh()
    {
        foreach (var folder in Folders())
        {
            var fresh = Parts.SelectMany(new WorkerStore(folder).Files).Where(file => !_taken.Contains(file)).ToList();
            if (fresh.Count == 0)
                continue;
            var explained = new ExplainedFailures(folder).Names().ToHashSet(StringComparer.Ordinal);
            foreach (var file in fresh)
            {
                _taken.Add(file);
                if (!explained.Contains(ExplainedFailures.NameOf(file)))
                    yield return file;
            }
        }
    }

    private IEnumerable<string> Folders() => Directory.Exists(campaign)
        ? Directory.EnumerateDirectories(campaign, $"{target}-*").Order(StringComparer.Ordinal)
        : [];
}
