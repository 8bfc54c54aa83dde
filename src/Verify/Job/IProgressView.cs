namespace Verify.Job;

/// <summary>Shows a person how far the tool is.</summary>
internal interface IProgressView
{
    /// <summary>An input begins to run.</summary>
    /// <param name="name">Its row's name.</param>
    /// <param name="done">Inputs that ran before.</param>
    /// <param name="count">All inputs.</param>
    void Running(string name, int done, int count);

    /// <summary>An input ran.</summary>
    /// <param name="row">What came of it.</param>
    /// <param name="done">Inputs that ran, this one among them.</param>
    /// <param name="count">All inputs.</param>
    void Ran(Row row, int done, int count);

    /// <summary>Generated scenarios run; called often.</summary>
    /// <param name="elapsed">For how long they ran.</param>
    /// <param name="time">For how long they will.</param>
    /// <param name="rows">What of them ran so far.</param>
    void Generated(TimeSpan elapsed, TimeSpan time, IReadOnlyList<Row> rows);
}
