using System.Diagnostics;
using Fuzz.Engines;
using Fuzz.Targets;
using Fuzz.Working;
using Reference;

namespace Fuzz.Campaigning;

/// <summary>The place of one worker: one that dies or hangs is a finding, and the next takes its place.</summary>
internal sealed class WorkerSlot : IWorkerSlot
{
    /// <summary>How long after its time a worker may end by itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(90);

    /// <summary>What is known of an input on which a worker does not end.</summary>
    public static readonly TargetFinding Hanging = new("worker does not end", "A worker on this input does not end.\n");

    private const int KillSignal = 9;

    // One may be killed from outside while it starts; several in a row are a tool that does not start.
    private const int MostFalseStarts = 5;

    private readonly CampaignOrder _order;
    private readonly ITarget _target;
    private readonly InstrumentedTool _tool;
    private readonly int _number;
    private readonly TimeSpan _time;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<string, TargetFinding> _known;
    private WorkerProcess _worker;
    private WorkerCounts _before;
    private int _generation;
    private int _falseStarts;

    /// <summary>Starts the first worker.</summary>
    /// <param name="place">Which worker.</param>
    public WorkerSlot(WorkerPlace place)
    {
        (_order, _target, _tool, _number, _time, _known) = place;
        _worker = Start();
    }

    /// <summary>Whether it is done.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Its counts when it was looked at last, those of the workers before it included.</summary>
    public WorkerCounts Counts { get; private set; }

    /// <summary>Looks at the worker, and replaces one that died or hangs.</summary>
    /// <exception cref="CampaignError">It does not come to its first input.</exception>
    /// <exception cref="IOException">It cannot write.</exception>
    public void Look()
    {
        if (HasEnded)
            return;
        var state = _worker.Look();
        Counts = Sum(_worker.Counts);
        if (_worker.HasBegun)
            _falseStarts = 0;
        if (state == WorkerState.Ended)
            HasEnded = true;
        else if (state == WorkerState.Died)
            Bury();
        else if (state == WorkerState.Hangs && !_worker.HasBegun)
            throw new CampaignError("verify: a worker did not come to its first input; is the machine overloaded?");
        else if (state == WorkerState.Hangs)
            Blame(WorkerStore.Hangs, "src:worker,op:hangs", Hanging);
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();

    private WorkerCounts Sum(Counts now) => new(
        _before.Executions + now.Executions,
        now.Time > TimeSpan.Zero ? now.Executions / now.Time.TotalSeconds : _before.Speed,
        Math.Max(_before.Edges, now.Edges),
        Math.Max(_before.Inputs, now.Inputs),
        now.Time - now.Newest,
        _before.Failures + now.Failures)
        {
            Outcomes = Math.Max(_before.Outcomes, now.Outcomes),
        };

    private void Bury()
    {
        if (_worker.HasRefused)
            throw new IOException(_worker.LastWords);
        if (_worker.HasBegun)
            Blame(WorkerStore.Crashes, $"sig:{_worker.Signal:00},src:worker,op:dies", Death());
        else if (++_falseStarts < MostFalseStarts)
            Replace();
        else
            throw new CampaignError($"verify: workers die before their first input: {_worker.LastWords}");
    }

    // One that was killed says nothing of why: the input runs again before it is blamed.
    private TargetFinding? Death()
    {
        var words = _worker.LastWords;
        return _worker.Signal == KillSignal
            ? null
            : new TargetFinding($"worker died: {words}", $"A worker on this input died: {words}\n");
    }

    private WorkerProcess Start() => new(_tool, new WorkerOrder(
        Path.Combine(_order.Folder, $"{_target.Name}-{_number}"),
        _target.Name,
        _order.SeedOf(_number, _generation),
        _time > _clock.Elapsed ? _time - (_generation == 0 ? TimeSpan.Zero : _clock.Elapsed) : TimeSpan.Zero,
        _order.Executions,
        _order.Corpus));

    private void Blame(string part, string rest, TargetFinding? known)
    {
        _worker.Kill();
        var file = _worker.Store.Save(part, _worker.Store.NextNumber(part), rest, _worker.Input);
        if (known is not null)
            _known[file] = known;
        Replace();
    }

    private void Replace()
    {
        _before = Counts = Sum(_worker.Counts);
        _worker.Dispose();
        _generation++;
        if (_clock.Elapsed < _time)
            _worker = Start();
        else
            HasEnded = true;
    }
}
