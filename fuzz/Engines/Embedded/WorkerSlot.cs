using System.Diagnostics;

namespace Fuzz.Engines.Embedded;

/// <summary>The place of one worker. An input on which it dies or hangs is a finding; the next takes over.</summary>
internal sealed class WorkerSlot : IWorkerSlot
{
    // One may be killed from outside while it starts; several in a row are a tool that does not start.
    private const int MostFalseStarts = 5;

    private readonly WorkerPlace _place;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private WorkerProcess _worker;
    private WorkerCounts _before;
    private int _generation;
    private int _falseStarts;

    /// <summary>Starts the first worker.</summary>
    public WorkerSlot(WorkerPlace place)
    {
        _place = place;
        _worker = Start();
    }

    public bool HasEnded { get; private set; }

    public WorkerCounts Counts { get; private set; }

    public void Look()
    {
        if (HasEnded)
            return;
        var state = _worker.Look();
        Counts = _before.Then(_worker.Counts);
        if (_worker.HasBegun)
            _falseStarts = 0;
        if (state == WorkerState.Ended)
            HasEnded = true;
        else if (state == WorkerState.Died)
            Bury();
        else if (state == WorkerState.Hangs && !_worker.HasBegun)
            throw new CampaignError("verify: a worker did not come to its first input; is the machine overloaded?");
        else if (state == WorkerState.Hangs)
            Blame(WorkerFolder.Hangs, "src:worker,op:hangs", known: null);
    }

    public void Dispose() => _worker.Dispose();

    private void Bury()
    {
        if (_worker.HasRefused)
            throw new IOException(_worker.LastWords);
        if (_worker.HasBegun)
            Blame(WorkerFolder.Crashes, $"{WorkerFolder.SignalWords(_worker.Signal)},src:worker,op:dies", Death());
        else if (++_falseStarts < MostFalseStarts)
            Replace();
        else
            throw new CampaignError($"verify: workers die before their first input: {_worker.LastWords}");
    }

    // One that was killed says nothing of why: the input runs again before it is blamed.
    private TargetFinding? Death() => _worker.Signal == WorkerFolder.KillSignal ? null : new TargetFinding(
        $"worker died: {_worker.LastWords}", $"A worker on this input died: {_worker.LastWords}\n");

    private WorkerProcess Start() => new(_place.Tool, new WorkerOrder(
        _place.Folder,
        _place.Target.Name,
        _place.Order.SeedOf(_place.Number, _generation),
        _place.TimeLeft(_generation, _clock.Elapsed),
        _place.Order.Executions,
        _place.Order.Corpus));

    private void Blame(string part, string rest, TargetFinding? known)
    {
        _worker.Kill();
        var file = _worker.Folder.Save(part, rest, _worker.Input);
        if (known is not null)
            _place.Known[file] = known;
        Replace();
    }

    private void Replace()
    {
        _before = Counts = _before.Then(_worker.Counts);
        _worker.Dispose();
        _generation++;
        if (_clock.Elapsed < _place.Time)
            _worker = Start();
        else
            HasEnded = true;
    }
}
