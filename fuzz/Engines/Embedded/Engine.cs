using Fuzz.Coverage;
using Fuzz.Mutating;

namespace Fuzz.Engines.Embedded;

/// <summary>
/// The coverage-guided loop: choose an input, mutate it, run it, and keep it if it finds new coverage. It reads no
/// clock, so the seed determines everything it does.
/// </summary>
internal sealed class Engine
{
    // About sixty suffice for most inputs; a long input is not worth a second.
    private const int MostTrims = 128;

    private const int Batch = 16;

    private readonly Target _target;
    private readonly IEngineSink _sink;
    private readonly VirginMap _virgin = new();
    private readonly Corpus _corpus;
    private readonly Mutator _mutator;
    private readonly Trimmer _trimmer;
    private readonly List<(Input Input, Origin Origin)> _batch = [];
    private readonly HashSet<string> _causes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _outcomes = new(StringComparer.Ordinal);
    private long _comparedEdges;
    private long _unstableEdges;

    public Engine(Target target, int seed, IEngineSink sink)
    {
        CoverageMap.Install();
        var random = new Random(seed);
        (_target, _sink) = (target, sink);
        _corpus = new Corpus(random);
        _mutator = new Mutator(target, random);
        _trimmer = new Trimmer(target, MostTrims);
    }

    /// <summary>Executions so far.</summary>
    public long Executions { get; private set; }

    /// <summary>Edges reached.</summary>
    public int Edges => _virgin.Edges;

    /// <summary>Inputs in the queue.</summary>
    public int Inputs => _corpus.Count;

    /// <summary>Different causes of failure.</summary>
    public int Failures => _causes.Count;

    /// <summary>The outcomes of commands in the model, for the inputs of the queue.</summary>
    public IReadOnlyCollection<string> Outcomes => _outcomes;

    /// <summary>Edges with the same count when an input of the queue runs twice, in percent.</summary>
    public double Stability => _comparedEdges == 0 ? 100 : 100 - (100.0 * _unstableEdges / _comparedEdges);

    /// <summary>Runs a given input.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="origin">Its origin.</param>
    /// <param name="keepAlways">Whether to keep it even without new coverage.</param>
    public void Try(byte[] bytes, Origin origin, bool keepAlways = false)
    {
        var input = new Input(bytes);
        if (Reach(input, origin) is { } novelty && (keepAlways || novelty != Novelty.None))
            Keep(input, origin, novelty);
    }

    /// <summary>Mutates one entry, as often as its energy allows.</summary>
    /// <param name="mayGoOn">Whether to continue; called before each execution.</param>
    public void Round(Func<bool> mayGoOn)
    {
        if (_corpus.Count == 0)
            Try([], new Origin("nothing", "empty"), keepAlways: true);
        if (_corpus.Count == 0)
            return;
        var entry = _corpus.Choose();
        var source = $"{entry.Id:000000}";
        for (var left = _corpus.EnergyOf(entry); left > 0; left -= Batch)
        {
            // Mutating and running in batches keeps the code of each in the processor's caches.
            _batch.Clear();
            for (var number = Math.Min(left, Batch); number > 0; number--)
            {
                var input = _mutator.Change(entry.Input, _corpus.Any().Input, _corpus.Count, out var operation);
                _batch.Add((input, new Origin(source, operation)));
            }

            foreach (var (input, origin) in _batch)
            {
                if (!mayGoOn())
                    return;
                if (Reach(input, origin) is { } novelty and not Novelty.None)
                    Keep(Trimmed(input, origin), origin, novelty);
            }
        }
    }

    // Null if it fails.
    private Novelty? Reach(Input input, Origin origin)
    {
        var finding = Execute(input);
        var novelty = _virgin.Add(CoverageMap.Hits);
        if (finding is null)
            return novelty;
        Fail(input, finding, origin);
        return null;
    }

    // Leaves a run of the returned input in the map. One-time initialisation appears in the first run only: no shorter
    // input has to reach it.
    private Input Trimmed(Input input, Origin origin)
    {
        // In a young search most inputs are new: mutating pays more than trimming.
        if (_corpus.Count < Mutator.FewInputs)
            return input;
        var fresh = _virgin.Fresh.ToArray();
        Execute(input);
        var needed = Array.FindAll(fresh, reach => reach.IsIn(CoverageMap.Hits));
        var trimmed = needed.Length == 0 ? input : _trimmer.Trim(input, shorter =>
        {
            if (Execute(shorter) is { } finding)
            {
                Fail(shorter, finding, origin);
                return false;
            }

            return Array.TrueForAll(needed, reach => reach.IsIn(CoverageMap.Hits));
        });
        Execute(trimmed);
        return trimmed;
    }

    // The map has its first run, or a later one if it was trimmed. The second run decodes its bytes again, so that what
    // is mutated from here on is what others read from the queue.
    private void Keep(Input input, Origin origin, Novelty novelty)
    {
        var first = Footprint.Of(CoverageMap.Hits);
        input = new Input(input.Bytes);
        Execute(input);
        _virgin.Add(CoverageMap.Hits);
        var second = Footprint.Of(CoverageMap.Hits);
        _comparedEdges += first.Edges.Length;
        _unstableEdges += first.DifferencesFrom(second);
        _outcomes.UnionWith(_target.OutcomesOf(input.Bytes));
        _sink.Reached(_corpus.Add(input, second), origin, novelty);
    }

    private void Fail(Input input, TargetFinding finding, Origin origin)
    {
        if (_causes.Add(finding.Cause))
            _sink.Failed(input.Bytes, finding, origin);
    }

    private TargetFinding? Execute(Input input)
    {
        Executions++;
        _sink.Begins(input.Bytes);
        return TargetRun.Of(_target, input, CoverageMap.Clear);
    }
}
