using Isolation;

namespace Verify.Job;

/// <summary>The results so far.</summary>
/// <param name="found">Receives the first failure of each kind in each row, when it is found.</param>
internal sealed class Totals(Action<Failure> found)
{
    private readonly List<Row> _rows = [];
    private readonly List<Failure> _failures = [];

    /// <summary>The rows in the order of <see cref="Begin"/>.</summary>
    public IReadOnlyList<Row> Rows => [.. _rows];

    /// <summary>Adds a row, which appears even if nothing of it runs.</summary>
    public void Begin(Row row) => _rows.Add(row);

    /// <summary>Counts a run in a row that was begun.</summary>
    public void Count(string row, RunReport report, bool withHypercalls = false)
    {
        var index = IndexOf(row);
        var sum = _rows[index];
        _rows[index] = sum with
        {
            Scenarios = sum.Scenarios + 1,
            Commands = sum.Commands + report.Commands,
            Idle = sum.Idle + report.Idle,
            Hypercalls = withHypercalls ? (sum.Hypercalls ?? 0) + report.Hypercalls : sum.Hypercalls,
        };
    }

    /// <summary>Replaces rows that were begun.</summary>
    /// <returns>The new rows.</returns>
    public IReadOnlyList<Row> Replace(IEnumerable<Row> rows)
    {
        Row[] replaced = [.. rows];
        foreach (var row in replaced)
            _rows[IndexOf(row.Name)] = row;
        return replaced;
    }

    /// <summary>Counts a failure in its row, and keeps it.</summary>
    public void Add(Failure failure)
    {
        var index = IndexOf(failure.Where);
        _rows[index] = _rows[index] with { Findings = _rows[index].Findings + 1 };
        Keep(failure);
    }

    /// <summary>Keeps a failure, if it is the first of its kind in its row.</summary>
    public void Keep(Failure failure)
    {
        if (_failures.Exists(known => known.IsLike(failure)))
            return;
        _failures.Add(failure);
        found(failure);
    }

    private int IndexOf(string row) =>
        _rows.FindIndex(known => string.Equals(known.Name, row, StringComparison.Ordinal));
}
