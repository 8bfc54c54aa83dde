using System.Text;
using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Spectre.Console;
using Verify.Display;
using Row = Verify.Job.Row;

namespace Verify.Traces;

/// <summary>
/// The steps as rows of a table that is printed while it grows: its columns have fixed widths. A terminal that is too
/// narrow for columns shows each step as a few lines.
/// </summary>
internal sealed class TraceTable : ITraceView
{
    private const int WidestUseful = 190;
    private const int NarrowestTable = 160;
    private const int StepWidth = 6;
    private const int Gap = 2;

    private static readonly (string Header, int Share)[] Columns =
        [("command", 20), ("expected", 11), ("", 11), ("port calls", 22), ("memory", 18), ("changed", 18)];

    private readonly Surroundings _around;
    private readonly StringBuilder _text = new();
    private readonly IAnsiConsole _paper;
    private readonly int _width;

    public TraceTable(Surroundings around)
    {
        _around = around;
        _paper = Surroundings.Plain(new StringWriter(_text), TextWriter.Null, around.Subjects, around.Stop).Console;
        _width = around.IsTerminal ? Math.Min(around.Console.Profile.Width, WidestUseful) : WidestUseful;
    }

    public void Begin(string file, Scenario scenario)
    {
        _around.Output.WriteLine(OneLine.Of(file));
        _around.Output.WriteLine();
        if (_width >= NarrowestTable)
            Row("step", Columns.Select(column => column.Header.Length > 0 ? column.Header : _around.Subjects.Name));
    }

    public void Step(StepSummary step, SourceLine? line, string? idle)
    {
        string[] cells =
        [
            line?.Text ?? step.Command,
            step.Expected ?? "-",
            step.Actual ?? (step.Differences.Count > 0 ? "none" : "-"),
            Lines(step.Calls.SelectMany(Print)),
            Lines(step.Memory),
            Lines(idle is null ? step.Statistics : [$"idle: {idle}"]),
        ];
        if (_width >= NarrowestTable)
            Row($"{step.Step}", cells);
        else
            Block(step.Step, cells);
        if (step.Message is { } message)
            _around.Output.WriteLine(OneLine.Of($"{Indent}message: {message}"));
    }

    public void End(RunReport? report, Row? row) => _around.Output.WriteLine();

    private static IEnumerable<string> Print(CallPair call) => call.IsSame
        ? [call.Expected!]
        : [$"expected: {call.Expected ?? "none"}", $"actual: {call.Actual ?? "none"}"];

    // Below the step's number where there are columns, and like the other lines of a block where there are none.
    private string Indent => new(' ', _width >= NarrowestTable ? StepWidth + Gap : Gap);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private void Block(int step, string[] cells)
    {
        _around.Output.WriteLine(OneLine.Of($"{step}: {cells[0]}"));
        for (var column = 1; column < cells.Length; column++)
        {
            var header = Columns[column].Header.Length > 0 ? Columns[column].Header : _around.Subjects.Name;
            foreach (var line in cells[column].Split('\n', StringSplitOptions.RemoveEmptyEntries))
                _around.Output.WriteLine(OneLine.Of($"  {header}: {line}"));
        }
    }

    private void Row(string step, IEnumerable<string> cells)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(Column(StepWidth, Justify.Right));
        var room = _width - StepWidth - ((Columns.Length + 1) * Gap);
        foreach (var column in Columns)
            table.AddColumn(Column(room * column.Share / 100, Justify.Left));
        Text[] row = [new(step), .. cells.Select(cell => new Text(cell))];
        table.AddRow(row);
        Print(table);
    }

    private static TableColumn Column(int width, Justify alignment) => new(string.Empty)
    {
        Width = width, Alignment = alignment, Padding = new Padding(0, 0, Gap, 0),
    };

    // Spectre pads lines to the table's width, which neither a log nor a terminal needs.
    private void Print(Table table)
    {
        _text.Clear();
        _paper.Write(table);
        foreach (var line in _text.ToString().TrimEnd('\n').Split('\n'))
            _around.Output.WriteLine(line.TrimEnd());
    }
}
