using Verify.Display;

namespace Verify.Job;

/// <summary>Progress as lines, few enough for a log.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private TimeSpan _next = Between;

    public void Running(string name, int done, int count)
    {
        // The line with its result follows soon.
    }

    public void Ran(Row row, int done, int count) => output.WriteLine(OneLine.Of($"{row.Name}: {row.Verdict}"));

    public void Generated(TimeSpan elapsed, TimeSpan? time, IReadOnlyList<Row> rows)
    {
        if (elapsed < _next)
            return;
        _next = elapsed + Between;
        var limit = time is { } all ? $" of {all.TotalSeconds:0}" : string.Empty;
        output.WriteLine($"generated: {Row.Sum(rows)} in {elapsed.TotalSeconds:0}{limit} s");
    }
}
