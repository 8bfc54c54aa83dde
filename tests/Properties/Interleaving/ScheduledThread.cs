namespace Properties.Interleaving;

/// <summary>A thread that runs only while its <see cref="Scheduler"/> lets it.</summary>
/// <param name="scheduler">Decides who runs.</param>
/// <param name="body">What it does.</param>
internal sealed class ScheduledThread(Scheduler scheduler, Action body)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // A monitor, which sleeps at once: a semaphore spins first, and a turn is long.
    private readonly object _turn = new();
    private readonly Stack<Lock> _held = [];
    private bool _hasTurn;
    private Thread? _thread;

    /// <summary>The lock it waits for, if any.</summary>
    public Lock? WaitsFor { get; private set; }

    public bool IsDone { get; private set; }

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public void Join() => _thread?.Join();

    /// <summary>Lets it run.</summary>
    public void Resume()
    {
        lock (_turn)
        {
            _hasTurn = true;
            Monitor.Pulse(_turn);
        }
    }

    public bool Holds(Lock gate) => _held.Contains(gate);

    public void Step() => Yield();

    public void Enter(Lock gate)
    {
        Yield();
        while (!scheduler.IsFree(gate, this))
        {
            WaitsFor = gate;
            Yield();
        }

        WaitsFor = null;
        _held.Push(gate);
    }

    public void Exit()
    {
        _held.Pop();
        Yield();
    }

    public void Reenter()
    {
        if (!_held.TryPeek(out var gate))
            return;
        var depth = _held.Count;
        if (_held.Any(other => other != gate))
            throw new InvalidOperationException("Reenter: two locks are held; use it where one is");
        for (var left = depth; left > 0; left--)
            gate.Exit();
        _held.Clear();
        Enter(gate);
        gate.Enter();
        for (var more = 1; more < depth; more++)
        {
            _held.Push(gate);
            gate.Enter();
        }
    }

    /// <summary>Passes the turn if the scheduler says so, and waits for it to come back.</summary>
    private void Yield()
    {
        var next = scheduler.Next(this);
        if (next == this)
            return;
        next.Resume();
        Await();
    }

    private void Await()
    {
        lock (_turn)
        {
            while (!_hasTurn)
            {
                if (!Monitor.Wait(_turn, Patience))
                {
                    throw new TimeoutException(
                        $"ScheduledThread: no turn in {Patience}; a thread blocks outside of a Lock");
                }
            }

            _hasTurn = false;
        }

        scheduler.ThrowIfStopped();
    }

    private void Run()
    {
        LockHooks.Current = this;
        try
        {
            Await();
            body();
        }
        catch (Exception thrown)
        {
            scheduler.Stop(thrown);
        }
        finally
        {
            LockHooks.Current = null;
            IsDone = true;
            scheduler.PassOn();
        }
    }
}
