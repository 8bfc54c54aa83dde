using Fuzz.Coverage;
using Fuzz.Instrumentation;
using Lockstep.Subjects;

namespace Fuzz.Corpora;

/// <summary>
/// Minimises and merges folders of inputs. Coverage is measured in an instrumented copy of the tool; source folders
/// are never changed.
/// </summary>
/// <param name="say">Receives what happened to the inputs of each target.</param>
/// <param name="complain">Receives a line for each failing input and each skipped file.</param>
/// <param name="stop">Requests an early stop, after which nothing is written.</param>
public sealed class CorpusJob(Action<CorpusChange> say, Action<string> complain, CancellationToken stop) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verify-corpus-").FullName;
    private readonly List<(string Target, string What)> _failures = [];
    private InstrumentedTool? _tool;

    /// <summary>The failing inputs: the target, and what fails.</summary>
    public IReadOnlyList<(string Target, string What)> Failures => _failures;

    /// <summary>Writes archives of few short inputs with the coverage of all inputs of a folder.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">A new or empty folder.</param>
    /// <exception cref="CampaignError">A folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Minimise(CorpusFolder from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        MakeEmpty(to);
        foreach (var target in from.Targets)
        {
            var files = Read(from, target);
            using var measurer = StartMeasuring(target);
            var inputs = Measure(measurer, files);
            var trimmer = new CorpusTrimmer(
                TargetSet.Find(target, ProductionFactory.Instance)!,
                bytes => Reach(measurer, bytes, $"{Convert.ToHexStringLower(bytes)}, part of an input,"));
            var kept = trimmer.Trim(SetCover.Of(inputs));
            Add(CorpusFolder.ArchiveIn(to, target), kept);
            say(ChangeOf(target, inputs, kept, offered: null, ReachedBy(kept).Edges));
        }
    }

    /// <summary>Adds to one folder the inputs of another with new coverage.</summary>
    /// <param name="first">The folder to add to.</param>
    /// <param name="second">The other.</param>
    /// <param name="to">A new or empty folder for archives of both; null to add to the first.</param>
    /// <exception cref="CampaignError">A folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Merge(CorpusFolder first, CorpusFolder second, string? to)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (to is null && first.IsCampaign)
        {
            throw new CampaignError($"verify: {first.Root} is the folder of a campaign; merge into another with --out, "
                + $"or pass the inputs to 'verify campaign' with --corpus {second.Root}");
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
            throw new CampaignError($"verify: {folder} is not empty; expected a new or empty folder for --out");
        Directory.CreateDirectory(folder);
    }

    // The place is a folder of files, or an archive.
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
            files.AddRange(SeedArchive.Read(place));
        using var after = new MemoryStream();
        SeedArchive.Write(after, files.DistinctBy(file => file.Name, StringComparer.Ordinal));
        WholeFile.Write(place, after.ToArray());
    }

    private static CorpusChange ChangeOf(
        string target, List<Measured> before, IReadOnlyCollection<Measured> after, int? offered, int edges)
    {
        static long Bytes(IEnumerable<Measured> inputs) => inputs.Sum(input => (long)input.File.Bytes.Length);
        return new CorpusChange(target, before.Count, Bytes(before), after.Count, Bytes(after), offered, edges);
    }

    private static VirginMap ReachedBy(IEnumerable<Measured> inputs)
    {
        var reached = new VirginMap();
        foreach (var input in inputs)
            reached.Add(input.Footprint);
        return reached;
    }

    private void Merge(CorpusFolder first, CorpusFolder second, string? to, string target)
    {
        var (ours, theirs) = (Read(first, target), Read(second, target));
        using var measurer = StartMeasuring(target);
        var known = Measure(measurer, ours);
        var others = Measure(measurer, theirs);
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
        say(ChangeOf(target, known, added, others.Count, reached.Edges));
    }

    private CorpusMeasurer StartMeasuring(string target) =>
        new(_tool ??= InstrumentedTool.Make(Path.Combine(_folder, "tool")), target);

    private Footprint? Reach(CorpusMeasurer measurer, byte[] bytes, string name)
    {
        stop.ThrowIfCancellationRequested();
        var (footprint, failure) = measurer.Measure(bytes);
        if (footprint is null)
        {
            var what = $"{name} fails on {measurer.Target}: {failure}";
            _failures.Add((measurer.Target, what));
            complain(what);
        }

        return footprint;
    }

    // Two files with the same content are one input.
    private List<CorpusFile> Read(CorpusFolder folder, string target) =>
        folder.Targets.Contains(target, StringComparer.Ordinal)
            ? [.. folder.Files(target, complain).DistinctBy(file => file.Name, StringComparer.Ordinal)]
            : [];

    private List<Measured> Measure(CorpusMeasurer measurer, List<CorpusFile> files)
    {
        var inputs = new List<Measured>();
        foreach (var file in files)
        {
            if (Reach(measurer, file.Bytes, $"{file.Path}: kept; it") is { } footprint)
                inputs.Add(new Measured(file, footprint));
        }

        return inputs;
    }
}
