using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>
/// Progress as bars on a terminal; they vanish when the work is done and the table takes their place.
/// </summary>
internal sealed class LiveProgress : IProgressView
{
    private readonly ProgressTask _inputs;
    private readonly ProgressTask? _generated;

    private LiveProgress(ProgressContext context, bool generates)
    {
        _inputs = context.AddTask("recorded runs");
        _generated = generates ? context.AddTask("generated scenarios") : null;
    }

    /// <summary>Does work under a display that is redrawn all the time.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="generates">Whether generated scenarios run too.</param>
    /// <param name="work">The work.</param>
    public static T During<T>(IAnsiConsole console, bool generates, Func<IProgressView, T> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new ProgressBarColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new LiveProgress(context, generates)));

    /// <inheritdoc/>
    public void Running(string name, int done, int count) => Show(_inputs, name, done, count);

    /// <inheritdoc/>
    public void Ran(Row row, int done, int count) => Show(_inputs, row.Name, done, count);

    /// <inheritdoc/>
    public void Generated(TimeSpan elapsed, TimeSpan time, IReadOnlyList<Row> rows)
    {
        if (_generated is not null)
            Show(_generated, Row.Sum(rows), elapsed.TotalSeconds, time.TotalSeconds);
    }

    private static void Show(ProgressTask task, string description, double done, double count)
    {
        task.Description = Markup.Escape(OneLine.Of(description));
        task.MaxValue = count;
        task.Value = Math.Min(done, count);
    }
}
