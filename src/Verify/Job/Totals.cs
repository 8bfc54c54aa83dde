using Lockstep.Judging;
using Reference;

namespace Verify.Job;

/// <summary>The results so far; thread-safe.</summary>
internal sealed class Totals
{
    private readonly Lock _lock = new();
    private readonly List<Row> _rows = [];
    private readonly List<Failure> _failures = [];

    /// <summary>The rows in the order of <see cref="Begin"/>.</summary>
    public IReadOnlyList<Row> Rows => Copy(_rows);

    /// <summary>The first failure of each kind in each row, in the order of discovery.</summary>
    public IReadOnlyList<Failure> Failures => Copy(_failures);

    /// <summary>Adds a row, which appears even if nothing of it runs.</summary>
    public void Begin(Row row)
    {
        lock (_lock)
            _rows.Add(row);
    }

    /// <summary>Counts a run in a row that was begun.</summary>
    public void Count(string row, RunResult result, bool withHypercalls = false)
    {
        lock (_lock)
        {
            var index = IndexOf(row);
            var sum = _rows[index];
            _rows[index] = sum with
            {
                Scenarios = sum.Scenarios + 1,
                Commands = sum.Commands + result.Commands,
                Idle = sum.Idle + result.Idle,
                Hypercalls = withHypercalls ? (sum.Hypercalls ?? 0) + result.Hypercalls : sum.Hypercalls,
            };
        }
    }

    /// <summary>Counts a failure in its row, and keeps the first of each kind there.</summary>
    public void Add(Failure failure)
    {
        lock (_lock)
        {
            if (!_failures.Exists(known => known.IsLike(failure)))
                _failures.Add(failure);
            var index = IndexOf(failure.Where);
            _rows[index] = _rows[index] with { Findings = _rows[index].Findings + 1 };
        }
    }

    private int IndexOf(string row) =>
        _rows.FindIndex(known => string.Equals(known.Name, row, StringComparison.Ordinal));

    private List<T> Copy<T>(List<T> list)
    {
        lock (_lock)
            return [.. list];
    }
}
