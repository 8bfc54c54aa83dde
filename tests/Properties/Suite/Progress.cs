using System.Collections.Concurrent;

namespace Properties.Suite;

/// <summary>The tests that run now, and those that failed.</summary>
internal sealed class Progress
{
    private readonly ConcurrentDictionary<string, string> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failed = [];
    private long _finished;

    /// <summary>The number of tests that have ended.</summary>
    public long Ended => Interlocked.Read(ref _finished);

    /// <summary>The names of tests that have not ended.</summary>
    public IEnumerable<string> Running => _running.Values.Order(StringComparer.Ordinal);

    /// <summary>The names of tests that failed, each with a line of its message.</summary>
    public IReadOnlyCollection<string> Failures => _failed;

    public void Started(string id, string name) => _running[id] = name;

    public void Finished(string id)
    {
        _running.TryRemove(id, out _);
        Interlocked.Increment(ref _finished);
    }

    public void Failed(string id, string message) =>
        _failed.Enqueue($"{NameOf(id)}: {message.Trim().Split('\n')[0].Trim()}");

    /// <summary>The name of a test that has not ended.</summary>
    public string NameOf(string id) => _running.GetValueOrDefault(id, id);
}
