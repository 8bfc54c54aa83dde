using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>Progress bars on a terminal; the table replaces them at the end.</summary>
internal sealed class LiveProgress : IProgressView
{
    private readonly ProgressTask _inputs;
    private readonly ProgressTask? _generated;

    private LiveProgress(ProgressContext context, bool generates)
    {
        _inputs = context.AddTask("recorded runs");
        _generated = generates ? context.AddTask("generated scenarios") : null;
    }

    /// <summary>Runs work under the display.</summary>
    public static void During(IAnsiConsole console, bool generates, Action<IProgressView> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new ProgressBarColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new LiveProgress(context, generates)));

    public void Running(string name, int done, int count) => Show(_inputs, name, done, count);

    public void Ran(Row row, int done, int count) => Show(_inputs, row.Name, done, count);

    public void Generated(TimeSpan elapsed, TimeSpan? time, IReadOnlyList<Row> rows)
    {
        if (_generated is null)
            return;
        _generated.IsIndeterminate = time is null;
        Show(_generated, Row.Sum(rows), elapsed.TotalSeconds, (time ?? TimeSpan.MaxValue).TotalSeconds);
    }

    private static void Show(ProgressTask task, string description, double done, double count)
    {
        task.Description = Markup.Escape(OneLine.Of(description));
        task.MaxValue = count;
        task.Value = Math.Min(done, count);
    }
}
