using System.Diagnostics;
using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Embedded;
using Fuzz.Mutating;
using Fuzz.Targets;
using Reference;
using Entry = Fuzz.Embedded.Entry;

namespace Fuzz.Working;

/// <summary>What runs in a worker process: an engine on one target, its folder, and the queues of its peers.</summary>
public sealed class CampaignWorker : IEngineSink, IDisposable
{
    /// <summary>The file with the ways in which commands ended in the model, one a line.</summary>
    private const string OutcomesFile = "outcomes";

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerOrder _order;
    private readonly WorkerStore _store;
    private readonly Notes _notes;
    private readonly Engine _engine;
    private readonly WorkerStatistics _statistics;
    private readonly Peers _peers;
    private readonly DeadlyInputs _deadly;
    private TimeSpan _newest;
    private TimeSpan _next = Between;
    private int _nextInput;
    private int _nextFailure;
    private int _outcomes;
    private bool _isStored;

    /// <summary>A worker in its folder.</summary>
    /// <param name="order">What it is told to do.</param>
    /// <param name="target">What it tries inputs on.</param>
    public CampaignWorker(WorkerOrder order, ITarget target)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(target);
        (_order, Target) = (order, target);
        _store = new WorkerStore(order.Folder);
        _store.Make();
        _store.Clean();
        _deadly = new DeadlyInputs(_store);
        _notes = Notes.Open(order.Folder);
        _engine = new Engine(target, order.Seed, this);
        _statistics = new WorkerStatistics(order.Folder, target.Name, DateTimeOffset.UtcNow);
        _peers = new Peers(order.Folder);
        _nextInput = _store.NextNumber(WorkerStore.Queue);
        _nextFailure = _store.NextNumber(WorkerStore.Crashes);
    }

    private ITarget Target { get; }

    /// <summary>Runs until its time or its executions are used up.</summary>
    public void Run()
    {
        Target.WarmUp();
        _clock.Restart();
        Begin();
        while (MayGoOn())
        {
            _engine.Round(MayGoOn);
            if (_clock.Elapsed < _next)
                continue;
            Learn();
            Tell();
        }

        Tell();
    }

    /// <inheritdoc/>
    public void Dispose() => _notes.Dispose();

    /// <inheritdoc/>
    void IEngineSink.Begins(ReadOnlySpan<byte> input) => _notes.Begin(input);

    /// <inheritdoc/>
    void IEngineSink.Reached(Entry entry, Origin origin, Novelty novelty)
    {
        _newest = _clock.Elapsed;
        if (_isStored)
            return;
        var cover = novelty == Novelty.Edge ? ",+cov" : string.Empty;
        _store.Save(WorkerStore.Queue, _nextInput++, Name(origin) + cover, entry.Bytes);
    }

    /// <inheritdoc/>
    void IEngineSink.Failed(byte[] input, TargetFinding finding, Origin origin)
    {
        var name = $"sig:00,{Name(origin)}{CauseMark.Words(finding.Cause)}";
        _store.Save(WorkerStore.Crashes, _nextFailure++, name, input);
        Tell();
    }

    // What lies in the queue already is not written again; what the seeds add to it is.
    private void Begin()
    {
        _isStored = true;
        foreach (var file in _store.Files(WorkerStore.Queue))
        {
            var input = new FileInfo(file).Length <= Mutator.Longest ? WholeFile.Read(file) : null;
            if (input is not null && !_deadly.Contains(input))
                _engine.Take(input, new Origin($"{WorkerStore.NumberOf(file):000000}", "resumed"));
        }

        _isStored = false;
        var number = 0;
        foreach (var seed in Target.Seeds.OrderBy(seed => seed.Length))
            Try(seed, new Origin($"seed-{number++}", "seed"));
        foreach (var (name, bytes) in CampaignCorpus.Inputs(_order.Corpus, Target.Name))
            Try(bytes, new Origin(name, "corpus"));
        Tell();
    }

    private void Try(byte[] input, Origin origin)
    {
        if (!_deadly.Contains(input))
            _engine.Try(input, origin);
    }

    private bool MayGoOn() => _clock.Elapsed < _order.Time && _engine.Executions < _order.Executions;

    private void Learn()
    {
        foreach (var (peer, number, bytes) in _peers.Fresh())
            Try(bytes, new Origin($"{number:000000}", $"sync:{peer}"));
    }

    private void Tell()
    {
        _next = _clock.Elapsed + Between;
        var counts = new Counts(
            _engine.Executions,
            _engine.Edges,
            _engine.Inputs,
            _newest,
            _engine.Failures,
            _clock.Elapsed,
            _engine.Outcomes.Count);
        TellOutcomes();
        _notes.Counts = counts;
        _statistics.Write(counts, _engine.Stability, _clock.Elapsed);
    }

    private void TellOutcomes()
    {
        if (_engine.Outcomes.Count == _outcomes)
            return;
        _outcomes = _engine.Outcomes.Count;
        WholeFile.Write(Path.Combine(_order.Folder, OutcomesFile), string.Join('\n', _engine.Outcomes) + "\n");
    }

    private string Name(Origin origin) =>
        $"src:{origin.Source},time:{(long)_clock.ElapsedMilliseconds},execs:{_engine.Executions},op:{origin.Operation}";
}
