namespace Verify.Job;

/// <summary>The results so far.</summary>
/// <param name="found">Receives the first failure of each kind in each row, when it is found.</param>
internal sealed class Totals(Action<Failure> found)
{
    private readonly List<Row> _rows = [];
    private readonly List<Failure> _failures = [];
    private readonly List<string> _unserved = [];

    /// <summary>The recorded calls that were not served, a line each.</summary>
    public IReadOnlyList<string> Unserved => _unserved;

    /// <summary>The rows in the order of <see cref="Begin"/>.</summary>
    public IReadOnlyList<Row> Rows => [.. _rows];

    /// <summary>Adds a row, which appears even if nothing of it runs.</summary>
    public void Begin(Row row) => _rows.Add(row);

    /// <summary>Counts a run in the row of its name, which was begun.</summary>
    public void Count(Row run)
    {
        var index = IndexOf(run.Name);
        _rows[index] = _rows[index].Plus(run);
    }

    /// <summary>Keeps the lines about recorded calls that were not served.</summary>
    public void KeepUnserved(IEnumerable<string> lines) => _unserved.AddRange(lines);

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
