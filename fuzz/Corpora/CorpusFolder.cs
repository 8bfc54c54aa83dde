namespace Fuzz.Corpora;

/// <summary>
/// A folder of inputs: a plain one, whose files are all for one target; one with an archive or a folder for each
/// target, <c>TARGET.tar.gz</c> or <c>TARGET</c>; or that of a campaign, with a queue for each worker.
/// </summary>
public sealed class CorpusFolder
{
    private const string Plain = "";

    // The folders and archives of each target.
    private readonly Dictionary<string, List<string>> _sources = new(StringComparer.Ordinal);

    private CorpusFolder(string path) => Root = path;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Whether it is a campaign's.</summary>
    public bool IsCampaign { get; private set; }

    /// <summary>The targets that it has inputs for, in the order of a campaign.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="target">The only target wanted; null for all.</param>
    /// <exception cref="CampaignError">It cannot be read, has nothing for the target, or is plain and no target is
    /// given.</exception>
    public static CorpusFolder Open(string path, string? target)
    {
        if (!Directory.Exists(path))
            throw new CampaignError($"verify: found no folder {path}, expected one of inputs");
        var folder = new CorpusFolder(path);
        foreach (var name in TargetSet.Names.Where(name => name != TargetSet.Canary))
            folder.Look(name);
        if (folder._sources.Count == 0)
        {
            folder._sources[Plain] = [path];
            folder.Targets = [target ?? throw new CampaignError($"verify: {path} has no archive, folder or queue of a "
                + "target; say with --target what its files are for")];
            return folder;
        }

        folder.Targets =
            [.. TargetSet.Names.Where(name => folder._sources.ContainsKey(name) && (target ?? name) == name)];
        return folder.Targets.Count > 0
            ? folder
            : throw new CampaignError($"verify: {path} has inputs for "
                + $"{string.Join(", ", folder._sources.Keys)}, expected some for {target}");
    }

    /// <summary>The inputs for a target; none where the folder has none for it.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> InputsOf(string? folder, string target)
    {
        try
        {
            return folder is null
                ? []
                : Open(folder, target).Files(target, static _ => { }).Select(file => (file.Name, file.Bytes));
        }
        catch (CampaignError)
        {
            // It has inputs for other targets only: the parent has checked all else.
            return [];
        }
    }

    /// <summary>The inputs for a target, by name.</summary>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="complain">Takes a line for each file that is passed over.</param>
    /// <exception cref="CampaignError">A folder or an archive cannot be read.</exception>
    internal IEnumerable<CorpusFile> Files(string target, Action<string> complain)
    {
        foreach (var source in _sources.GetValueOrDefault(target) ?? _sources[Plain])
        {
            foreach (var (path, bytes) in Entries(source, complain))
            {
                if (bytes.Length is > 0 and <= Input.MaxLength)
                    yield return new CorpusFile(path, bytes);
                else
                    complain($"{path}: passed over, {bytes.Length} bytes, expected 1 to {Input.MaxLength}");
            }
        }
    }

    /// <summary>Where inputs are added for a target: an archive, or a folder of files where it has one.</summary>
    internal string PlaceFor(string target) => (_sources.GetValueOrDefault(target) ?? _sources.GetValueOrDefault(Plain))
        ?[^1] ?? ArchiveIn(Root, target);

    /// <summary>The archive of a target in a folder.</summary>
    internal static string ArchiveIn(string folder, string target) =>
        Path.Combine(folder, target + SeedArchive.Extension);

    private static List<(string Path, byte[] Bytes)> Entries(string source, Action<string> complain)
    {
        try
        {
            if (!Directory.Exists(source))
            {
                using var archive = File.OpenRead(source);
                return [.. SeedArchive.Read(archive).Select(entry => ($"{source}/{entry.Name}", entry.Bytes))];
            }

            // What begins with a dot is no input: files that are not whole, notes, what desktops leave behind.
            var inputs = new List<(string, byte[])>();
            foreach (var path in Directory.GetFiles(source).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(path).StartsWith('.'))
                    continue;
                if (InputFile.Read(path, out var problem) is { } bytes)
                    inputs.Add((path, bytes));
                else
                    complain($"{path}: passed over, {problem}");
            }

            return inputs;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CampaignError($"verify: {source} cannot be read: {error.Message}");
        }
    }

    private void Look(string target)
    {
        var queues = Directory.GetDirectories(Root, $"{target}-*")
            .Select(worker => Path.Combine(worker, WorkerFolder.Queue));
        List<string> found = [.. queues.Where(Directory.Exists).Order(StringComparer.Ordinal)];
        IsCampaign |= found.Count > 0;
        if (Path.Combine(Root, target) is var own && Directory.Exists(own))
            found.Add(own);
        if (ArchiveIn(Root, target) is var archive && File.Exists(archive))
            found.Add(archive);
        if (found.Count > 0)
            _sources[target] = found;
    }
}
