using System.Diagnostics;
using Lockstep.Platforms;

namespace Isolation;

/// <summary>
/// A search in a child process. Whatever kills the process, or does not end, is run again alone, to find out which of
/// the running scenarios it was; the search then goes on in a new process.
/// </summary>
internal sealed class IsolatedSearch(IsolatedJudge judge, SearchOrder order, ISearchView view)
{
    private const int MostDeaths = 3;

    // The process reports ten times per second.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // For scenarios that still run when the time is up; after that they are judged alone.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private IReadOnlyList<PlatformCount> _before = [];
    private IReadOnlyList<PlatformCount> _current = [];
    private int _firstBatch = order.FirstBatch;

    private IReadOnlyList<PlatformCount> Sum => Add(_before, _current);

    /// <summary>Searches until the time is up, enough failed, or it is stopped.</summary>
    public void Run(CancellationToken stop)
    {
        try
        {
            for (var deaths = 0; deaths < MostDeaths && RunOnce(stop) is { } dead; deaths++)
                Blame(dead, stop);
        }
        catch (OperationCanceledException)
        {
            // What ran so far has been reported.
        }
    }

    private static IReadOnlyList<PlatformCount> Add(
        IReadOnlyList<PlatformCount> left, IReadOnlyList<PlatformCount> right) =>
    [
        .. left.Concat(right).GroupBy(count => count.Platform, StringComparer.Ordinal).Select(counts =>
            new PlatformCount(
                counts.Key,
                counts.Sum(count => count.Scenarios),
                counts.Sum(count => count.Commands),
                counts.Sum(count => count.Idle),
                counts.Sum(count => count.Findings))),
    ];

    private DeadProcess? RunOnce(CancellationToken stop)
    {
        var left = order.Time - _clock.Elapsed;
        if (left < TimeSpan.Zero)
            return null;
        var message = new OrderMessage(Search: order with { Time = left, FirstBatch = _firstBatch });
        return judge.Serve(message, left + Grace, Patience, Handle, stop);
    }

    private bool Handle(EventMessage message)
    {
        if (message.Counts is { } counts)
        {
            _current = counts;
            view.Ran(Sum);
        }

        if (message.Failed is { } failure)
            view.Failed(failure);
        return message.Done;
    }

    // The watchdog knows which scenario hangs. Of one that kills its process only this much is known: it was running.
    private void Blame(DeadProcess dead, CancellationToken stop)
    {
        (_before, _current) = (Sum, []);
        var isGuilty = false;
        foreach (var note in dead.Running)
        {
            var (batch, index) = Batches.PlaceOf(note.Number);
            _firstBatch = Math.Max(_firstBatch, batch + 1);
            var run = new RunOrder(order.ScenarioAt(batch, index));
            if ((note.Hung ? judge.FindingOf(run, note, dead) : FindAlone(run, stop)) is not { } found)
                continue;
            isGuilty = true;
            Fail(batch, index, found);
        }

        if (!isGuilty && dead.Process.Code is not null && dead.Running is [var first, ..])
            Fail(Batches.PlaceOf(first.Number), first, dead);
    }

    private FoundStep? FindAlone(RunOrder run, CancellationToken stop)
    {
        using var alone = judge.Another();
        return alone.Run(run, stop).Found;
    }

    // Alone, no scenario does what killed the process: it depends on what ran before.
    private void Fail((int Batch, int Index) place, RunNote note, DeadProcess dead)
    {
        var run = new RunOrder(order.ScenarioAt(place.Batch, place.Index));
        Fail(place.Batch, place.Index, judge.FindingOf(run, note, dead));
    }

    private void Fail(int batch, int index, FoundStep found)
    {
        var platform = Hypervisors.NameOf(order.ScenarioAt(batch, index).Platform);
        _before = Add(_before, [new PlatformCount(platform, 1, found.Step, 0, 1)]);
        view.Ran(Sum);
        view.Failed(new SearchFailure(batch, index, found));
    }
}
