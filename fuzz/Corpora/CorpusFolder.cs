using Lockstep.Notation.Text;

namespace Fuzz.Corpora;

/// <summary>
/// A folder of inputs: a plain one, whose files are all for one target; one with an archive or folder per target,
/// <c>TARGET.tar.gz</c> or <c>TARGET</c>; or that of a campaign, with a queue per worker.
/// </summary>
public sealed class CorpusFolder
{
    private const string Plain = "";

    private readonly Dictionary<string, List<string>> _sources = new(StringComparer.Ordinal);

    private CorpusFolder(string path) => Root = path;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Whether it belongs to a campaign.</summary>
    public bool IsCampaign { get; private set; }

    /// <summary>The targets with inputs, in the order of a campaign.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="target">The only target requested; null for all.</param>
    /// <exception cref="CampaignError">It is unreadable, has no inputs for the target, or is plain without a target.
    /// </exception>
    public static CorpusFolder Open(string path, string? target)
    {
        if (!Directory.Exists(path))
            throw new CampaignError($"verify: no folder {path}; expected a folder of inputs");
        var folder = new CorpusFolder(path);
        foreach (var name in TargetSet.Names.Where(name => name != TargetSet.Canary))
            folder.Look(name);
        if (folder._sources.Count == 0)
        {
            folder._sources[Plain] = [path];
            folder.Targets = [target ?? throw new CampaignError($"verify: {path} has no archive, folder or queue of a "
                + "target; give the target of its files with --target")];
            return folder;
        }

        folder.Targets =
            [.. TargetSet.Names.Where(name => folder._sources.ContainsKey(name) && (target ?? name) == name)];
        return folder.Targets.Count > 0
            ? folder
            : throw new CampaignError($"verify: {path} has inputs for "
                + $"{string.Join(", ", folder._sources.Keys)}; expected inputs for {target}");
    }

    /// <summary>The inputs for a target; none if the folder has none.</summary>
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
            // It has inputs for other targets only: the parent has checked everything else.
            return [];
        }
    }

    /// <summary>The inputs for a target.</summary>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="complain">Receives a line for each skipped file.</param>
    /// <exception cref="CampaignError">A folder is unreadable.</exception>
    /// <exception cref="FormatError">An archive is unreadable.</exception>
    internal IEnumerable<CorpusFile> Files(string target, Action<string> complain)
    {
        foreach (var source in _sources.GetValueOrDefault(target) ?? _sources[Plain])
        {
            foreach (var (path, bytes) in Entries(source, complain))
            {
                if (bytes.Length is > 0 and <= Input.MaxLength)
                    yield return new CorpusFile(path, bytes);
                else
                    complain($"{path}: skipped: {CountText.Of(bytes.Length, "byte")}; expected 1 to {Input.MaxLength}");
            }
        }
    }

    /// <summary>The archive or folder that takes new inputs for a target.</summary>
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
                return [.. SeedArchive.Read(source).Select(entry => ($"{source}/{entry.Name}", entry.Bytes))];

            // Names that begin with a dot are not inputs: incomplete files, and those of desktops.
            var inputs = new List<(string, byte[])>();
            foreach (var path in Directory.GetFiles(source).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(path).StartsWith('.'))
                    continue;
                if (InputFile.Read(path, out var problem) is { } bytes)
                    inputs.Add((path, bytes));
                else
                    complain($"{path}: skipped: {problem}");
            }

            return inputs;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
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
