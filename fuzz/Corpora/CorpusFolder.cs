using Fuzz.Campaigning;
using Fuzz.Mutating;
using Fuzz.Targets;
using Fuzz.Working;

namespace Fuzz.Corpora;

/// <summary>
/// A folder of inputs to read: a plain one, whose files are all for one target; one with a folder for each target,
/// called as the target; or that of a campaign, with a queue for each worker.
/// </summary>
public sealed class CorpusFolder
{
    private const string Plain = "";

    private readonly Dictionary<string, List<string>> _folders = new(StringComparer.Ordinal);

    private CorpusFolder(string path) => Root = path;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Whether each target's inputs lie in a folder of their own.</summary>
    public bool IsByTarget => !_folders.ContainsKey(Plain);

    /// <summary>Whether it is a campaign's.</summary>
    public bool IsCampaign { get; private set; }

    /// <summary>The targets that it has inputs for, in the order of a campaign.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>Looks at a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="target">The only target wanted; null for all.</param>
    /// <exception cref="CampaignError">It cannot be read, has nothing for the target, or is plain and no target is
    /// said.</exception>
    public static CorpusFolder Open(string path, string? target)
    {
        if (!Directory.Exists(path))
            throw new CampaignError($"verify: found no folder {path}, expected one of inputs");
        var folder = new CorpusFolder(path);
        foreach (var name in TargetSet.Names.Where(name => name != TargetSet.Canary))
            folder.Look(name);
        if (folder._folders.Count == 0)
        {
            folder._folders[Plain] = [path];
            folder.Targets = [target ?? throw new CampaignError($"verify: {path} has no folder called as a target, "
                + "and no queue; say with --target what its files are for")];
            return folder;
        }

        folder.Targets =
            [.. TargetSet.Names.Where(name => folder._folders.ContainsKey(name) && (target ?? name) == name)];
        return folder.Targets.Count > 0
            ? folder
            : throw new CampaignError($"verify: {path} has inputs for "
                + $"{string.Join(", ", folder._folders.Keys)}, expected some for {target}");
    }

    /// <summary>The inputs for a target, by name.</summary>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="complain">Takes a line for each file that is passed over.</param>
    /// <exception cref="CampaignError">A folder cannot be read.</exception>
    internal IEnumerable<CorpusFile> Files(string target, Action<string> complain)
    {
        foreach (var path in _folders[IsByTarget ? target : Plain].SelectMany(Names))
        {
            if (Read(path, complain) is { } bytes)
                yield return new CorpusFile(path, bytes);
        }
    }

    // What begins with a dot is no input: files that are not whole, notes, what desktops leave behind.
    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return Directory.GetFiles(folder)
                .Where(path => !Path.GetFileName(path).StartsWith('.'))
                .Order(StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError($"verify: {folder} cannot be read: {error.Message}");
        }
    }

    private static byte[]? Read(string path, Action<string> complain)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length is > 0 and <= Mutator.Longest)
                return File.ReadAllBytes(path);
            complain($"{path}: passed over, {length} bytes, expected a file of 1 to {Mutator.Longest}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            complain($"{path}: passed over, it cannot be read: {error.Message}");
        }

        return null;
    }

    private void Look(string target)
    {
        var queues = Directory.GetDirectories(Root, $"{target}-*")
            .Select(worker => Path.Combine(worker, WorkerStore.Queue));
        List<string> found = [.. queues.Where(Directory.Exists).Order(StringComparer.Ordinal)];
        IsCampaign |= found.Count > 0;
        var own = Path.Combine(Root, target);
        if (Directory.Exists(own))
            found.Add(own);
        if (found.Count > 0)
            _folders[target] = found;
    }
}
