namespace Properties.Interleaving;

/// <summary>
/// What <see cref="ProductionRewriter"/> puts in place of locks, and before accesses to fields: points at which a
/// <see cref="Scheduler"/> may let another thread run. On a thread that no scheduler runs they only lock.
/// </summary>
public static class LockHooks
{
    [ThreadStatic]
    private static ScheduledThread? _current;

    /// <summary>The thread of a scheduler that executes now, if any.</summary>
    internal static ScheduledThread? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Another thread may run now.</summary>
    public static void Step() => _current?.Step();

    /// <summary>Enters a lock, once the scheduler lets this thread have it.</summary>
    public static Lock.Scope Enter(Lock gate)
    {
        _current?.Enter(gate);
        return gate.EnterScope();
    }

    /// <summary>Leaves the lock entered last.</summary>
    public static void Exit(ref Lock.Scope scope)
    {
        scope.Dispose();
        _current?.Exit();
    }

    /// <summary>In place of <see cref="Enter"/> in a method whose lock is removed.</summary>
    public static Lock.Scope DoNotEnter(Lock gate) => default;

    /// <summary>In place of <see cref="Exit"/> in a method whose lock is removed.</summary>
    public static void DoNotExit(ref Lock.Scope scope)
    {
    }

    /// <summary>Leaves the lock entered last and enters it again, as two lock statements would.</summary>
    public static void Reenter() => _current?.Reenter();

    /// <summary>In place of an assertion: histories alone must show what is wrong.</summary>
    public static void Ignore(bool condition, string message)
    {
    }
}
