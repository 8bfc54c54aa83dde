using Verify.Display;

namespace Verify.Job;

/// <summary>Progress in lines, few enough for a log.</summary>
/// <param name="output">Where they go.</param>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private TimeSpan _next = Between;

    /// <inheritdoc/>
    public void Running(string name, int done, int count)
    {
        // The line about how it went follows soon.
    }

    /// <inheritdoc/>
    public void Ran(Row row, int done, int count) => output.WriteLine(
        $"{row.Name}: {(row.Findings == 0 ? "held" : "FAILED")}, {Wording.Count(row.Commands, "command")}");

    /// <inheritdoc/>
    public void Generated(TimeSpan elapsed, TimeSpan time, IReadOnlyList<Row> rows)
    {
        if (elapsed < _next)
            return;
        _next = elapsed + Between;
        output.WriteLine(
            $"generated: {Row.Sum(rows)} in {elapsed.TotalSeconds:0} of {time.TotalSeconds:0} s");
    }
}
