using System.Diagnostics;

namespace Fuzz.Engines.Embedded;

/// <summary>Runs one worker. An input that kills it or hangs is a finding; a new worker replaces it.</summary>
internal sealed class WorkerSlot : IWorkerSlot
{
    private readonly WorkerPlace _place;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ShortLives _lives = new();
    private WorkerProcess _worker;
    private WorkerCounts _before;
    private int _generation;

    public WorkerSlot(WorkerPlace place)
    {
        _place = place;
        _worker = Start();
    }

    public bool HasEnded { get; private set; }

    public string? GaveUp { get; private set; }

    public WorkerCounts Counts { get; private set; }

    public void Look()
    {
        if (HasEnded)
            return;
        var state = _worker.Look();
        Counts = _before.Then(_worker.Counts);
        if (state == WorkerState.Ended)
            HasEnded = true;
        else if (state == WorkerState.Died)
            HandleDeath();
        else if (state == WorkerState.Hangs && _worker.Runs == 0)
            throw new CampaignError("verify: a worker did not reach its first input; reduce --jobs or other load");
        else if (state == WorkerState.Hangs)
            Blame(WorkerFolder.Hangs, "src:worker,op:hangs", TargetFinding.Hang);
    }

    public void Dispose() => _worker.Dispose();

    private void HandleDeath()
    {
        if (_worker.HasRefused)
            throw new IOException(_worker.LastWords);
        if (_worker.Runs == 0)
            Replace(_worker.LastWords);
        else
            Blame(WorkerFolder.Crashes, $"{WorkerFolder.SignalWords(_worker.Signal)},src:worker,op:dies", Death());
    }

    // A killed worker leaves no reason: the input is re-run before it is blamed.
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
        var mark = known is null ? string.Empty : CauseMark.Words(known.Cause);
        var file = _worker.Folder.Save(part, rest + mark, _worker.Input);
        if (known is not null)
            _place.Known[file] = known;
        Replace(known?.Cause ?? _worker.LastWords);
    }

    private void Replace(string lastWords)
    {
        _before = Counts = _before.Then(_worker.Counts);
        GaveUp = _lives.Count(_worker.Runs, lastWords);
        _worker.Dispose();
        _generation++;
        if (GaveUp is null && _clock.Elapsed < _place.Time)
            _worker = Start();
        else
            HasEnded = true;
    }
}
