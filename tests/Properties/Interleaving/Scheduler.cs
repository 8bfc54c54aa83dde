namespace Properties.Interleaving;

/// <summary>
/// Runs threads one at a time and decides by a seed, at every lock, port call, memory access and store to a field,
/// which one continues: the same seed gives the same interleaving.
/// </summary>
internal sealed class Scheduler
{
    private static readonly int[] Reluctance = [2, 4, 8, 16, 64];

    private readonly Random _random;
    private readonly int _reluctance;
    private readonly List<ScheduledThread> _threads = [];
    private Exception? _stopped;

    /// <param name="seed">Determines the interleaving; also how often it switches.</param>
    public Scheduler(int seed)
    {
        _random = new Random(seed);
        _reluctance = Reluctance[_random.Next(Reluctance.Length)];
    }

    /// <summary>Runs every body on a thread of its own, and returns when all have ended.</summary>
    /// <exception cref="InvalidOperationException">A body threw, or all wait for locks.</exception>
    public void Run(params IEnumerable<Action> bodies)
    {
        _threads.AddRange(bodies.Select(body => new ScheduledThread(this, body)));
        foreach (var thread in _threads)
            thread.Start();
        PassOn();
        foreach (var thread in _threads)
            thread.Join();
        if (_stopped is not null)
            throw new InvalidOperationException($"a thread failed: {_stopped.Message}", _stopped);
    }

    /// <summary>Whether no thread but this one holds a lock.</summary>
    public bool IsFree(Lock gate, ScheduledThread asking) =>
        _threads.TrueForAll(thread => thread == asking || !thread.Holds(gate));

    /// <summary>Who runs next; usually the one that runs now.</summary>
    public ScheduledThread Next(ScheduledThread now)
    {
        ThrowIfStopped();
        if (CanRun(now) && _random.Next(_reluctance) != 0)
            return now;
        if (Choose() is { } next)
            return next;
        Stop(new InvalidOperationException("deadlock: every thread waits for a lock"));
        throw _stopped!;
    }

    /// <summary>Lets some thread run, after one has ended or before the first begins.</summary>
    public void PassOn() => (Choose() ?? _threads.Find(thread => !thread.IsDone))?.Resume();

    /// <summary>Makes every thread end.</summary>
    public void Stop(Exception why) => _stopped ??= why;

    public void ThrowIfStopped()
    {
        if (_stopped is not null)
            throw new OperationCanceledException("another thread failed");
    }

    private ScheduledThread? Choose()
    {
        var ready = _threads.FindAll(CanRun);
        return ready.Count == 0 ? null : ready[_random.Next(ready.Count)];
    }

    private bool CanRun(ScheduledThread thread) =>
        !thread.IsDone && (thread.WaitsFor is not { } gate || IsFree(gate, thread));
}
