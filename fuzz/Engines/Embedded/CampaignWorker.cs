using System.Diagnostics;
using Fuzz.Corpora;
using Fuzz.Coverage;

namespace Fuzz.Engines.Embedded;

/// <summary>The body of a worker process: an engine on one target, its folder, and the queues of its peers.</summary>
internal sealed class CampaignWorker : IEngineSink, IDisposable
{
    /// <summary>The file with the outcomes of commands in the model, one per line.</summary>
    private const string OutcomesFile = "outcomes";

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerOrder _order;
    private readonly Target _target;
    private readonly WorkerFolder _folder;
    private readonly Notes _notes;
    private readonly Engine _engine;
    private readonly WorkerStatistics _statistics;
    private readonly Peers _peers;
    private readonly DeadlyInputs _deadly;
    private TimeSpan _newest;
    private TimeSpan _next = Between;
    private int _nextInput;
    private int _nextFailure;
    private bool _isStored;

    public CampaignWorker(WorkerOrder order, Target target)
    {
        (_order, _target) = (order, target);
        _folder = WorkerFolder.Create(order.Folder);
        _folder.DeleteUnfinished();
        _deadly = new DeadlyInputs(_folder);
        _notes = Notes.Open(order.Folder);
        _engine = new Engine(target, order.Seed, this);
        _statistics = new WorkerStatistics(order.Folder, target.Name, DateTimeOffset.UtcNow);
        _peers = new Peers(order.Folder);
        _nextInput = _folder.NextNumber(WorkerFolder.Queue);
        _nextFailure = _folder.NextNumber(WorkerFolder.Crashes);
    }

    /// <summary>Runs until its time or execution limit.</summary>
    public void Run()
    {
        _target.WarmUp();
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

    public void Dispose() => _notes.Dispose();

    void IEngineSink.Begins(ReadOnlySpan<byte> input) => _notes.Begin(input);

    void IEngineSink.Reached(CorpusEntry entry, Origin origin, Novelty novelty)
    {
        _newest = _clock.Elapsed;
        if (_isStored)
            return;
        var cover = novelty == Novelty.Edge ? ",+cov" : string.Empty;
        _folder.Save(WorkerFolder.Queue, _nextInput++, Name(origin) + cover, entry.Bytes);
    }

    void IEngineSink.Failed(byte[] input, TargetFinding finding, Origin origin)
    {
        var name = $"{WorkerFolder.SignalWords(0)},{Name(origin)}{CauseMark.Words(finding.Cause)}";
        _folder.SaveReport(finding.Cause, finding.Text);
        _folder.Save(WorkerFolder.Crashes, _nextFailure++, name, input);
        Tell();
    }

    // Inputs that are in the queue already are not saved again; what seeds add is.
    private void Begin()
    {
        _isStored = true;
        foreach (var file in _folder.Files(WorkerFolder.Queue))
        {
            if (InputFile.Read(file, out _) is { } input)
                Try(input, new Origin($"{WorkerFolder.NumberOf(file):000000}", "resumed"), keepAlways: true);
        }

        _isStored = false;
        var number = 0;
        foreach (var seed in _target.Seeds.OrderBy(seed => seed.Length))
            Try(seed, new Origin($"seed-{number++}", "seed"));
        foreach (var (name, bytes) in CorpusFolder.InputsOf(_order.Corpus, _target.Name))
            Try(bytes, new Origin(name, "corpus"));
        Tell();
    }

    private void Try(byte[] input, Origin origin, bool keepAlways = false)
    {
        if (!_deadly.Contains(input))
            _engine.Try(input, origin, keepAlways);
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
        var counts = new WorkerCounts(
            _engine.Executions,
            _engine.Edges,
            _engine.Inputs,
            _engine.Failures,
            _clock.Elapsed,
            _newest,
            _engine.Outcomes.Count);
        if (counts.Outcomes != _notes.Counts.Outcomes)
            WholeFile.Write(Path.Combine(_order.Folder, OutcomesFile), string.Join('\n', _engine.Outcomes) + "\n");
        _notes.Counts = counts;
        _statistics.Write(counts, _engine.Stability);
    }

    private string Name(Origin origin) =>
        $"src:{origin.Source},time:{(long)_clock.ElapsedMilliseconds},execs:{_engine.Executions},op:{origin.Operation}";
}
