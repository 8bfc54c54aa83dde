using System.Diagnostics;

namespace Fuzz;

/// <summary>The place of one worker: one that dies or hangs is a finding, and the next takes its place.</summary>
internal sealed class WorkerSlot : IWorkerSlot
{
    /// <summary>How long after its time a worker may end by itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(90);

    private readonly CampaignOrder _order;
    private readonly ITarget _target;
    private readonly InstrumentedTool _tool;
    private readonly int _number;
    private readonly TimeSpan _time;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<Failure> _failures = [];
    private readonly int _firstFailure;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private WorkerProcess _worker;
    private WorkerCounts _before;
    private int _generation;

    /// <summary>Starts the first worker.</summary>
    public WorkerSlot(CampaignOrder order, ITarget target, InstrumentedTool tool, int number, TimeSpan time)
    {
        (_order, _target, _tool, _number, _time) = (order, target, tool, number, time);
        var store = new WorkerStore(Path.Combine(order.Folder, $"{target.Name}-{number}"));
        _firstFailure = store.NextNumber(WorkerStore.Crashes);
        _worker = Start();
    }

    /// <summary>Whether it is done.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Its counts when it was looked at last, those of the workers before it included.</summary>
    public WorkerCounts Counts { get; private set; }

    /// <summary>Looks at the worker, and replaces one that died or hangs.</summary>
    /// <exception cref="CampaignError">It died or waits before its first input: no input is to blame.</exception>
    public void Look()
    {
        if (HasEnded)
            return;
        var state = _worker.Look();
        Counts = Sum(_worker.Counts);
        if (state == WorkerState.Ended)
            HasEnded = true;
        else if (state == WorkerState.Died)
            Blame(WorkerStore.Crashes, $"died: {LastWords()}");
        else if (state == WorkerState.Hangs)
            Blame(WorkerStore.Hangs, _worker.HasBegun
                ? "does not end"
                : throw new CampaignError("verify: a worker did not come to its first input; is the machine overloaded?"));
    }

    /// <summary>The failures since the last call.</summary>
    public IEnumerable<Failure> TakeFailures()
    {
        foreach (var file in _worker.Store.Files(WorkerStore.Crashes))
        {
            if (WorkerStore.NumberOf(file) >= _firstFailure && _taken.Add(file))
                yield return new Failure(file, File.ReadAllBytes(file), Known: null);
        }

        while (_failures.TryDequeue(out var failure))
            yield return failure;
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();

    private WorkerCounts Sum(Counts now) => new(
        _before.Executions + now.Executions,
        now.Time > TimeSpan.Zero ? now.Executions / now.Time.TotalSeconds : _before.Speed,
        Math.Max(_before.Edges, now.Edges),
        Math.Max(_before.Inputs, now.Inputs),
        now.Time - now.Newest,
        _before.Failures + now.Failures);

    private string LastWords() => _worker.HasBegun
        ? _worker.LastWords
        : throw new CampaignError($"verify: a worker died before its first input: {_worker.LastWords}");

    private WorkerProcess Start() => new(_tool, new WorkerOrder(
        Path.Combine(_order.Folder, $"{_target.Name}-{_number}"),
        _target.Name,
        _order.SeedOf(_number, _generation),
        _time > _clock.Elapsed ? _time - (_generation == 0 ? TimeSpan.Zero : _clock.Elapsed) : TimeSpan.Zero,
        _order.Executions));

    private void Blame(string part, string how)
    {
        _worker.Kill();
        var input = _worker.Input;
        var file = _worker.Store.Save(part, _worker.Store.NextNumber(part), $"sig:09,src:worker,op:{part}", input);
        _taken.Add(file);
        _failures.Enqueue(new Failure(
            file, input, new TargetFinding($"worker {how}", $"A worker on this input {how}\n")));
        _before = Counts = Sum(_worker.Counts);
        _worker.Dispose();
        _generation++;
        if (_clock.Elapsed < _time)
            _worker = Start();
        else
            HasEnded = true;
    }
}
