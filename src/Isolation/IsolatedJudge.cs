using System.Diagnostics;
using CliWrap;
using Lockstep.Judging;
using Processes;

namespace Isolation;

/// <summary>
/// Runs scenarios in a child process, which a subject may hang, kill or fill: that is a finding like any other. The
/// process serves until then; the next order starts a new one.
/// </summary>
/// <param name="command">Starts the process, given the file with its notes.</param>
/// <param name="subject">The name of the system under test in reports.</param>
public sealed class IsolatedJudge(Func<string, Command> command, string subject) : IJudge
{
    // The watchdog in the process is quicker; this is for a process that no longer watches itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("verify-").FullName;
    private RunNotes? _notes;
    private ChildProcess? _child;

    /// <summary>A judge in a process of the running tool.</summary>
    /// <param name="subjects">Names the factory of its subjects, <see cref="SubjectSource"/>; null: production.</param>
    /// <param name="subject">The name of the system under test in reports.</param>
    public static IsolatedJudge OfTool(string? subjects, string subject) => new(
        notes => ToolCommand.Brief(
            subjects is null ? [JudgeServer.Verb, notes] : [JudgeServer.Verb, notes, subjects]),
        subject);

    /// <inheritdoc/>
    public RunReport Run(RunOrder order, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Run(order, OrderMessage.Of(order), static _ => { }, stop);
    }

    /// <inheritdoc/>
    public RunReport Trace(RunOrder order, Action<StepSummary> saw, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(saw);
        return Run(order, OrderMessage.Of(order) with { WithSteps = true }, saw, stop);
    }

    /// <inheritdoc/>
    public void Search(SearchOrder order, ISearchView view, CancellationToken stop) =>
        new IsolatedSearch(this, order, view).Run(stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A judge in another process of the same program.</summary>
    internal IsolatedJudge Another() => new(command, subject);

    /// <summary>The finding of a run that its process did not survive.</summary>
    internal FoundStep FindingOf(RunOrder order, RunNote note, DeadProcess dead) =>
        DeadRun.Of(order, note, dead.Process, subject);

    /// <summary>Sends an order and receives events up to the last one.</summary>
    /// <param name="order">The order.</param>
    /// <param name="time">The time from its first event after which the process is killed.</param>
    /// <param name="patience">The time without an event after which it is killed.</param>
    /// <param name="isLast">Handles an event; whether it is the last.</param>
    /// <param name="stop">Kills the process early.</param>
    /// <returns>The end of the process, if it ended before the last event; otherwise null.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The process ended by itself while nothing ran.</exception>
    internal DeadProcess? Serve(
        OrderMessage order, TimeSpan time, TimeSpan patience, Func<EventMessage, bool> isLast, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var clock = new Stopwatch();
        bool TryRead(out string? line) => _child!.TryReadLine(
            TimeSpan.FromTicks(Math.Clamp((time - clock.Elapsed).Ticks, 0, patience.Ticks)), stop, out line);
        try
        {
            Start();
            var isThere = _child!.TryWriteLine(JudgeMessages.ToLine(order));
            string? line = null;
            var isInTime = true;
            while (isThere && (isInTime = TryRead(out line)) && line is not null)
            {
                clock.Start();
                if (isLast(JudgeMessages.Parse<EventMessage>(line)))
                    return null;
            }

            // Its output ends a moment before the process does, and how that ends is what tells a death from a hang.
            if (isInTime)
                _child.Wait(Patience, stop);
            var dead = new DeadProcess(_child.Kill(), _notes!.Running);
            End();
            return dead.Running.Count > 0 || dead.Process.Code is null ? dead : throw Unusable(dead.Process);
        }
        catch (OperationCanceledException)
        {
            End();
            throw;
        }
    }

    private RunReport Run(RunOrder order, OrderMessage message, Action<StepSummary> saw, CancellationToken stop)
    {
        RunReport? report = null;
        bool IsLast(EventMessage seen)
        {
            if (seen.Saw is { } step)
                saw(step);
            return (report = seen.Ran) is not null;
        }

        // Whoever reads the steps may take any time; the watchdog in the process limits the run.
        if (Serve(message, TimeSpan.FromDays(1), Patience, IsLast, stop) is not { } end)
            return report!;

        // Without a command no subject exists that could be to blame.
        return end.Running is [var note, ..] && !order.Scenario.Commands.IsEmpty
            ? new RunReport(0, 0, 0, FindingOf(order, note, end))
            : throw Unusable(end.Process);
    }

    private static IOException Unusable(ProcessEnd end) =>
        new($"the judge's process ended before it ran a scenario: {end.FirstLine}");

    private void Start()
    {
        if (_child is not null)
            return;
        var file = Path.Combine(_folder, "notes");
        _notes = RunNotes.Create(file);
        _child = ChildProcess.Start(command(file));
    }

    private void End()
    {
        _child?.Dispose();
        _notes?.Dispose();
        (_child, _notes) = (null, null);
    }
}

/// <summary>A judge's process that ended before its time.</summary>
/// <param name="Process">How it ended.</param>
/// <param name="Running">What was running.</param>
internal sealed record DeadProcess(ProcessEnd Process, IReadOnlyList<RunNote> Running);
