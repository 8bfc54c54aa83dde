using Fuzz.Campaigning;
using Fuzz.Coverage;
using Fuzz.Targets;
using Fuzz.Working;
using Lockstep.Subjects;
using Reference;

namespace Fuzz.Corpora;

/// <summary>
/// Minimises and merges folders of inputs. What an input reaches is measured in an instrumented copy of the tool; no
/// folder that is read loses a file.
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

    /// <summary>Writes few short inputs that together reach all that a folder's inputs reach.</summary>
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
            using var process = StartMeasuring(target);
            var inputs = Measure(process, from, target);
            var trimmer = new CorpusTrimmer(
                TargetSet.Find(target, ProductionFactory.Instance)!, bytes => Try(process, bytes, target));
            var kept = trimmer.Trim(SetCover.Of(inputs));
            foreach (var input in kept)
                Write(PlaceOf(from, to, target), input.File);
            say($"{target}: {SizeOf(inputs)} -> {SizeOf(kept)}, {EdgesOf(kept)} edges");
        }
    }

    /// <summary>Adds to one folder what another has and the first does not reach.</summary>
    /// <param name="first">The one to add to.</param>
    /// <param name="second">The other.</param>
    /// <param name="to">A new folder, or an empty one, for both instead; null to write into the first.</param>
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

    private static string PlaceOf(CorpusFolder like, string folder, string target) =>
        like.IsByTarget ? Path.Combine(folder, target) : folder;

    private static void Write(string folder, CorpusFile file)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file.Name);
        if (!File.Exists(path))
            WholeFile.Write(path, file.Bytes);
    }

    private static string SizeOf(IReadOnlyCollection<Measured> inputs) =>
        $"{inputs.Count} {(inputs.Count == 1 ? "input" : "inputs")}, "
        + $"{inputs.Sum(input => input.File.Bytes.Length)} bytes";

    private static int EdgesOf(IEnumerable<Measured> inputs) => ReachedBy(inputs).Edges;

    private static Reached ReachedBy(IEnumerable<Measured> inputs)
    {
        var reached = new Reached();
        foreach (var input in inputs)
            reached.Add(input.Footprint);
        return reached;
    }

    private void Merge(CorpusFolder first, CorpusFolder second, string? to, string target)
    {
        using var process = StartMeasuring(target);
        var known = Measure(process, first, target);
        var others = Measure(process, second, target);
        var reached = ReachedBy(known);
        var added = new List<Measured>();
        foreach (var input in others.OrderBy(input => input.File.Bytes.Length))
        {
            if (reached.MissingOf(input.Footprint) == 0)
                continue;
            reached.Add(input.Footprint);
            added.Add(input);
        }

        var place = PlaceOf(first, to ?? first.Root, target);
        foreach (var input in to is null ? added : [.. known, .. added])
            Write(place, input.File);
        say($"{target}: {SizeOf(known)} + {SizeOf(added)} of {others.Count}, {reached.Edges} edges");
    }

    private MeasuringProcess StartMeasuring(string target)
    {
        _tool ??= InstrumentedTool.Make(Path.Combine(_folder, "tool"));
        return new MeasuringProcess(_tool, target);
    }

    private Footprint? Try(MeasuringProcess process, byte[] bytes, string target)
    {
        stop.ThrowIfCancellationRequested();
        var (footprint, failure) = process.Measure(bytes);
        if (footprint is null)
        {
            Failures++;
            complain($"{Convert.ToHexStringLower(bytes)}, a part of an input, fails on {target}: {failure}");
        }

        return footprint;
    }

    // The same content in two files is one input.
    private List<Measured> Measure(MeasuringProcess process, CorpusFolder folder, string target)
    {
        var inputs = new List<Measured>();
        if (!folder.Targets.Contains(target, StringComparer.Ordinal))
            return inputs;
        foreach (var file in folder.Files(target, complain).DistinctBy(file => file.Name, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            var (footprint, failure) = process.Measure(file.Bytes);
            if (footprint is not null)
            {
                inputs.Add(new Measured(file, footprint));
                continue;
            }

            Failures++;
            complain($"{file.Path}: left where it is, it fails on {target}: {failure}");
        }

        return inputs;
    }
}
