using Spectre.Console;
using Verify.Job;

namespace Verify.Display;

/// <summary>The table at the end: what ran, and what it came to.</summary>
internal static class ResultTable
{
    private const string None = "-";

    private static readonly string[] Counts =
        ["scenarios", "commands", "idle", "hypercalls", "sharing at every call", "findings"];

    /// <summary>Prints it.</summary>
    public static void Print(Surroundings around, IReadOnlyList<Row> rows) =>
        Print(around, isTight => Table(isTight, rows));

    /// <summary>Prints a table, as this one, for a terminal or for a log.</summary>
    /// <param name="around">The outside.</param>
    /// <param name="make">Makes the table, tight for a terminal or else as Markdown.</param>
    public static void Print(Surroundings around, Func<bool, Table> make)
    {
        if (around.IsTerminal)
            around.Console.Write(make(true));
        else
            PrintPlain(around, make(false));
    }

    // Spectre fills lines with blanks to the table's width; a log, or a page that shows it, has no use for
    // them.
    private static void PrintPlain(Surroundings around, Table table)
    {
        using var text = new StringWriter();
        var paper = Surroundings.Plain(text, TextWriter.Null, around.Subjects, around.Stop).Console;
        paper.Write(table);
        var options = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var line in text.ToString().Split('\n', options))
            around.Output.WriteLine(line);
    }

    private static Table Table(bool isTight, IReadOnlyList<Row> rows)
    {
        var headers = Counts.Select(name => isTight ? name.Replace("at ", "at\n", StringComparison.Ordinal) : name);
        var table = TableFrame.Of(isTight, gap: 0, [("what ran", false), .. TableFrame.Numbers(headers)]);
        foreach (var row in rows)
            table.AddRow(Cells(row));
        return table;
    }

    private static Text[] Cells(Row row) =>
    [
        new(OneLine.Of(row.Name)),
        Number(row.Scenarios),
        Number(row.Commands),
        Number(row.Idle),
        Number(row.Hypercalls),
        Number(row.SharingAtEveryCall),
        new($"{row.Findings:N0}", new Style(row.Findings == 0 ? Color.Green : Color.Red)),
    ];

    private static Text Number(long? number) => new(number is { } value ? $"{value:N0}" : None);
}
