using System.Diagnostics;

namespace Fuzz;

/// <summary>All workers on one target for a while.</summary>
/// <param name="order">What is wanted.</param>
/// <param name="target">The target.</param>
/// <param name="tool">The instrumented copy of the tool.</param>
/// <param name="findings">Where findings go.</param>
internal sealed class Phase(CampaignOrder order, ITarget target, InstrumentedTool tool, FindingStore findings)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly List<WorkerSlot> _slots = [];
    private readonly Stopwatch _clock = new();
    private TimeSpan _nextLine = BetweenLines;
    private int _found;

    /// <summary>Ends the phase early once a worker has a failure.</summary>
    public bool UntilFirst { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="time">How long.</param>
    /// <param name="say">Takes progress lines.</param>
    /// <param name="stop">Asks for an early end.</param>
    public PhaseResult Run(TimeSpan time, Action<string> say, CancellationToken stop)
    {
        _clock.Start();
        try
        {
            for (var number = 1; number <= order.Jobs; number++)
                _slots.Add(new WorkerSlot(order, target, tool, number, time));
            while (!stop.IsCancellationRequested && !IsOver(time))
            {
                stop.WaitHandle.WaitOne(Tick);
                Look(say);
                Tell(say);
            }

            Look(say);
            return Result();
        }
        finally
        {
            foreach (var slot in _slots)
                slot.Dispose();
        }
    }

    private bool IsOver(TimeSpan time) =>
        _slots.All(slot => slot.HasEnded)
        || (UntilFirst && _slots.Any(slot => slot.Counts.Failures > 0))
        || (order.UntilStable is { } stable && _slots.All(slot => slot.HasEnded || slot.Counts.SinceNewest > stable))
        || _clock.Elapsed > time + WorkerSlot.Grace;

    private void Look(Action<string> say)
    {
        foreach (var slot in _slots)
        {
            slot.Look();
            foreach (var failure in slot.TakeFailures())
                Add(failure, say);
        }
    }

    private void Tell(Action<string> say)
    {
        if (UntilFirst || _clock.Elapsed < _nextLine || _slots.All(slot => slot.HasEnded))
            return;
        _nextLine = _clock.Elapsed + BetweenLines;
        say(Result().Line(_clock.Elapsed));
    }

    private void Add(Failure failure, Action<string> say)
    {
        if (UntilFirst)
            return;
        var name = failure.Known is { } known
            ? findings.Add(target, failure.Input, known)
            : FindingExplainer.Of(target, failure.Input, failure.File, findings);
        if (name is null)
            return;
        _found++;
        say($"FINDING: {name}");
    }

    private PhaseResult Result() => new(target.Name, [.. _slots.Select(slot => slot.Counts)], _clock.Elapsed, _found);
}
