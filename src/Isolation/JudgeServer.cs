using System.Collections.Concurrent;
using Lockstep.Judging;
using Lockstep.Subjects;
using Processes;

namespace Isolation;

/// <summary>
/// The body of a judge's process: runs what its parent orders, one line each, under a watchdog, and ends when the
/// parent does. A step that does not end takes the process with it; the notes tell the parent which one it was.
/// </summary>
public sealed class JudgeServer : IDisposable
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "judge";

    private readonly BlockingCollection<string> _orders = [];
    private readonly TextWriter _events;
    private readonly RunNotes _notes;
    private readonly Watchdog<RunningScenario> _dog;
    private readonly LocalJudge _judge;

    /// <summary>Prepares a process.</summary>
    /// <param name="subjects">Creates the system under test.</param>
    /// <param name="notes">The file with the notes.</param>
    /// <param name="events">Receives the events.</param>
    public JudgeServer(ISubjectFactory subjects, string notes, TextWriter events)
    {
        _events = events;
        _notes = RunNotes.Open(notes);
        _dog = new Watchdog<RunningScenario>(StepLimits.Base, Hangs);
        _judge = new LocalJudge(subjects) { Watch = Watched };
    }

    /// <summary>Serves all orders, until there are no more.</summary>
    /// <param name="orders">The orders of the parent, which holds the other end of a pipe.</param>
    public void Serve(TextReader orders)
    {
        new Thread(() => Read(orders)) { IsBackground = true, Name = "orders" }.Start();
        foreach (var line in _orders.GetConsumingEnumerable())
        {
            var order = JudgeMessages.Parse<OrderMessage>(line);
            if (order.Search is { } search)
            {
                _judge.Search(search, new Sender(this), CancellationToken.None);
                Send(new EventMessage(Done: true));
            }
            else
            {
                Send(new EventMessage(Ran: order.WithSteps
                    ? _judge.Trace(order.ToRun(), step => Send(new EventMessage(Saw: step)), CancellationToken.None)
                    : _judge.Run(order.ToRun(), CancellationToken.None)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _dog.Dispose();
        _notes.Dispose();
        _orders.Dispose();
    }

    // A parent that ends, however it ends, takes its end of the pipe with it, even while a scenario runs.
    private void Read(TextReader orders)
    {
        while (orders.ReadLine() is { } line)
            _orders.Add(line);
        Environment.Exit(0);
    }

    private void Send(EventMessage message)
    {
        _events.WriteLine(JudgeMessages.ToLine(message));
        _events.Flush();
    }

    private RunReport Watched(int thread, long number, Func<IRunObserver?, RunReport> run) => _dog.Run(
        new RunningScenario(thread),
        (item, clock) =>
        {
            _notes.Begin(item.Thread, number);
            try
            {
                return run(new StepReporter(_notes, item.Thread, clock));
            }
            finally
            {
                _notes.Begin(item.Thread, 0);
            }
        });

    // Runs on the watchdog's thread, while the hung thread never returns.
    private void Hangs(RunningScenario scenario)
    {
        _notes.Hangs(scenario.Thread);
        Environment.Exit(DeadRun.HungCode);
    }

    private sealed record RunningScenario(int Thread);

    private sealed class StepReporter(RunNotes notes, int thread, StepClock clock) : IRunObserver
    {
        public void Begins(int step, int work)
        {
            notes.Step(thread, step);
            clock.Begin(StepLimits.AllowanceFor(work));
        }
    }

    private sealed class Sender(JudgeServer server) : ISearchView
    {
        public void Ran(IReadOnlyList<PlatformCount> counts) => server.Send(new EventMessage(Counts: counts));

        public void Failed(SearchFailure failure) => server.Send(new EventMessage(Failed: failure));
    }
}
