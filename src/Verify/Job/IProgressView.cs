namespace Verify.Job;

/// <summary>Displays progress.</summary>
internal interface IProgressView
{
    /// <summary>An input starts.</summary>
    /// <param name="name">The name of its row.</param>
    /// <param name="done">Inputs that have run.</param>
    /// <param name="count">All inputs.</param>
    void Running(string name, int done, int count);

    /// <summary>An input has run.</summary>
    /// <param name="row">Its result.</param>
    /// <param name="done">Inputs that have run, including this one.</param>
    /// <param name="count">All inputs.</param>
    void Ran(Row row, int done, int count);

    /// <summary>Generated scenarios are running; called often.</summary>
    /// <param name="elapsed">The time so far.</param>
    /// <param name="time">The total time; null if it is not limited.</param>
    /// <param name="rows">The results so far.</param>
    void Generated(TimeSpan elapsed, TimeSpan? time, IReadOnlyList<Row> rows);
}
