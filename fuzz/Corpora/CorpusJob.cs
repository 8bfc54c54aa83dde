using Fuzz.Coverage;
using Fuzz.Instrumentation;
using Lockstep.Subjects;

namespace Fuzz.Corpora;

/// <summary>
/// Minimises and merges folders of inputs. What an input reaches is measured in an instrumented copy of the tool; no
/// folder that is read loses an input.
/// </summary>
/// <param name="say">Takes a line for each target.</param>
/// <param name="complain">Takes a line for each input that fails and each file that is passed over.</param>
/// <param name="stop">Asks for an early end, at which nothing more is written.</param>
public sealed class CorpusJob(Action<string> say, Action<string> complain, CancellationToken stop) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verify-corpus-").FullName;
    private InstrumentedTool? _tool;

    /// <summary>How many inputs failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Writes archives of few short inputs that together reach all that a folder's inputs reach.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">A new folder, or an empty one.</param>
    /// <exception cref="CampaignError">A folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Minimise(CorpusFolder from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        MakeEmpty(to);
        foreach (var target in from.Targets)
        {
            using var measurer = StartMeasuring(target);
            var inputs = Measure(measurer, from, target);
            var trimmer = new CorpusTrimmer(
                TargetSet.Find(target, ProductionFactory.Instance)!,
                bytes => Reach(measurer, bytes, $"{Convert.ToHexStringLower(bytes)}, a part of an input,"));
            var kept = trimmer.Trim(SetCover.Of(inputs));
            Add(CorpusFolder.ArchiveIn(to, target), kept);
            say($"{target}: {SizeOf(inputs)} -> {SizeOf(kept)}, {ReachedBy(kept).Edges} edges");
        }
    }

    /// <summary>Adds to one folder what another has and the first does not reach.</summary>
    /// <param name="first">The one to add to.</param>
    /// <param name="second">The other.</param>
    /// <param name="to">A new folder, or an empty one, for archives of both instead; null to add to the first.</param>
    /// <exception cref="CampaignError">A folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Merge(CorpusFolder first, CorpusFolder second, string? to)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (to is null && first.IsCampaign)
        {
            throw new CampaignError($"verify: {first.Root} is a campaign's folder; merge into another with --out, or "
                + $"give 'verify campaign' the inputs with --corpus {second.Root}");
        }

        if (to is not null)
            MakeEmpty(to);
        foreach (var target in first.Targets.Union(second.Targets, StringComparer.Ordinal))
            Merge(first, second, to, target);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void MakeEmpty(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new CampaignError($"verify: {folder} is not empty, expected a new or an empty folder for --out");
        Directory.CreateDirectory(folder);
    }

    // To a folder of files, or to an archive.
    private static void Add(string place, IEnumerable<Measured> inputs)
    {
        List<(string Name, byte[] Bytes)> files = [.. inputs.Select(input => (input.File.Name, input.File.Bytes))];
        if (files.Count == 0)
            return;
        if (Directory.Exists(place))
        {
            foreach (var (name, bytes) in files.Where(file => !File.Exists(Path.Combine(place, file.Name))))
                WholeFile.Write(Path.Combine(place, name), bytes);
            return;
        }

        if (File.Exists(place))
        {
            using var before = File.OpenRead(place);
            files.AddRange(SeedArchive.Read(before));
        }

        using var after = new MemoryStream();
        SeedArchive.Write(after, files.DistinctBy(file => file.Name, StringComparer.Ordinal));
        WholeFile.Write(place, after.ToArray());
    }

    private static string SizeOf(IReadOnlyCollection<Measured> inputs) =>
        $"{inputs.Count} {(inputs.Count == 1 ? "input" : "inputs")}, "
        + $"{inputs.Sum(input => input.File.Bytes.Length)} bytes";

    private static VirginMap ReachedBy(IEnumerable<Measured> inputs)
    {
        var reached = new VirginMap();
        foreach (var input in inputs)
            reached.Add(input.Footprint);
        return reached;
    }

    private void Merge(CorpusFolder first, CorpusFolder second, string? to, string target)
    {
        using var measurer = StartMeasuring(target);
        var known = Measure(measurer, first, target);
        var others = Measure(measurer, second, target);
        var reached = ReachedBy(known);
        var added = new List<Measured>();
        foreach (var input in others.OrderBy(input => input.File.Bytes.Length))
        {
            if (reached.MissingOf(input.Footprint) == 0)
                continue;
            reached.Add(input.Footprint);
            added.Add(input);
        }

        if (to is null)
            Add(first.PlaceFor(target), added);
        else
            Add(CorpusFolder.ArchiveIn(to, target), [.. known, .. added]);
        say($"{target}: {SizeOf(known)} + {SizeOf(added)} of {others.Count}, {reached.Edges} edges");
    }

    private CorpusMeasurer StartMeasuring(string target) =>
        new(_tool ??= InstrumentedTool.Make(Path.Combine(_folder, "tool")), target);

    private Footprint? Reach(CorpusMeasurer measurer, byte[] bytes, string name)
    {
        stop.ThrowIfCancellationRequested();
        var (footprint, failure) = measurer.Measure(bytes);
        if (footprint is null)
        {
            Failures++;
            complain($"{name} fails on {measurer.Target}: {failure}");
        }

        return footprint;
    }

    // The same content in two files is one input.
    private List<Measured> Measure(CorpusMeasurer measurer, CorpusFolder folder, string target)
    {
        var inputs = new List<Measured>();
        if (!folder.Targets.Contains(target, StringComparer.Ordinal))
            return inputs;
        foreach (var file in folder.Files(target, complain).DistinctBy(file => file.Name, StringComparer.Ordinal))
        {
            if (Reach(measurer, file.Bytes, $"{file.Path}: left where it is; it") is { } footprint)
                inputs.Add(new Measured(file, footprint));
        }

        return inputs;
    }
}
