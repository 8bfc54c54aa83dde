using System.Diagnostics;
using Fuzz.Engines;
using Fuzz.Findings;
using Fuzz.Instrumentation;
using Lockstep.Notation.Text;
using MemoryModel;

namespace Fuzz.Campaigns;

/// <summary>The part of a campaign in which all workers search one target.</summary>
internal sealed class Phase(
    CampaignOrder order, Target target, InstrumentedTool tool, Func<WorkerPlace, IWorkerSlot> start)
{
    // Time for workers to end by themselves after their time is up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly List<IWorkerSlot> _slots = [];
    private readonly Stopwatch _clock = new();
    private readonly Dictionary<string, TargetFinding> _known = new(StringComparer.Ordinal);
    private readonly FindingStore _findings = new(FindingStore.FolderIn(order.Folder));
    private readonly FailureFolders _folders = new(order.Folder, target.Name);
    private TimeSpan _nextLook = BetweenLooks;
    private TimeSpan _nextLine = BetweenLines;

    /// <summary>Ends the phase at the first failing input that satisfies this; null to explain all instead.</summary>
    public Func<byte[], bool>? Until { get; init; }

    /// <summary>The file of the first input that satisfies <see cref="Until"/>; null if there was none.</summary>
    public string? Found { get; private set; }

    /// <summary>Runs for a time, or until it is stopped.</summary>
    public PhaseResult Run(TimeSpan time, ICampaignView? view, CancellationToken stop)
    {
        _clock.Start();
        using var failures = new FailureQueue(target, _folders, _findings, line => view?.Say(line));
        try
        {
            for (var number = 1; number <= order.Jobs; number++)
                _slots.Add(start(new WorkerPlace(order, target, tool, number, time, _known)));
            while (!stop.IsCancellationRequested && !IsOver(time))
            {
                stop.WaitHandle.WaitOne(Tick);
                Look(failures);
                Tell(failures, view);
            }

            Look(failures);
        }
        finally
        {
            foreach (var slot in _slots)
                slot.Dispose();
        }

        var result = Result(failures);
        if (result.GaveUp is { } reason)
            view?.Say($"{target.Name}: gave up: {reason}");
        Finish(failures, view, stop);
        return result with
        {
            Findings = failures.Found, Unexplained = failures.Waiting, Repeated = failures.Repeated,
        };
    }

    private bool IsOver(TimeSpan time) =>
        _slots.All(slot => slot.HasEnded)
        || Found is not null
        || (order.UntilStable is { } stable && _slots.All(slot => slot.HasEnded || slot.Counts.SinceNewest > stable))
        || _clock.Elapsed > time + Grace;

    private void Look(FailureQueue failures)
    {
        foreach (var slot in _slots)
            slot.Look();
        foreach (var file in _folders.Fresh())
        {
            if (Until is not null)
                Found ??= Until(InputFile.Read(file)) ? file : null;
            else
                failures.Add(Failure.Of(file, _known));
        }

        failures.Look();
    }

    // The workers have ended; what they found must not wait for the next campaign.
    private void Finish(FailureQueue failures, ICampaignView? view, CancellationToken stop)
    {
        while (failures.Waiting > 0 && !stop.IsCancellationRequested)
        {
            stop.WaitHandle.WaitOne(Tick);
            failures.Look();
            if (_clock.Elapsed < _nextLine)
                continue;
            _nextLine = _clock.Elapsed + BetweenLines;
            view?.Say($"{target.Name} {_clock.Elapsed.TotalSeconds:0} s: "
                + $"{CountText.Of(failures.Waiting, "failing input")} to explain");
        }

        if (failures.Waiting > 0)
        {
            view?.Say($"{target.Name}: {CountText.Of(failures.Waiting, "failing input")} not explained yet; "
                + "re-run on this folder to resume");
        }
    }

    private void Tell(FailureQueue failures, ICampaignView? view)
    {
        if (Until is not null || _clock.Elapsed < _nextLook || _slots.All(slot => slot.HasEnded))
            return;
        _nextLook = _clock.Elapsed + BetweenLooks;
        view?.Running(Result(failures));
    }

    private PhaseResult Result(FailureQueue failures) =>
        new(target.Name, [.. _slots.Select(slot => slot.Counts)], _clock.Elapsed, failures.Found)
        {
            GaveUp = _slots.Select(slot => slot.GaveUp).FirstOrDefault(reason => reason is not null),
        };
}
