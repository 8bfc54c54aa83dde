using System.Collections.Concurrent;

namespace Properties.Suite;

/// <summary>A thread that runs one action after the other, and can be abandoned in the middle of one.</summary>
internal sealed class Lane : IDisposable
{
    private readonly BlockingCollection<Action> _actions = new(boundedCapacity: 1);

    public Lane() => new Thread(Run) { IsBackground = true, Name = "lane" }.Start();

    /// <summary>The number of slow runs here since the last quick one.</summary>
    public int SlowRuns { get; set; }

    public void Post(Action action) => _actions.Add(action);

    /// <summary>Ends the thread once it is idle.</summary>
    public void Dispose() => _actions.CompleteAdding();

    private void Run()
    {
        foreach (var action in _actions.GetConsumingEnumerable())
            action();
        _actions.Dispose();
    }
}
