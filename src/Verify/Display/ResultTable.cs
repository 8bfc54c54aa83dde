using Spectre.Console;

namespace Verify;

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

    // On a terminal it has to fit into 80 columns, and its border has blanks of its own.
    private static Table Table(bool isTight, IReadOnlyList<Row> rows)
    {
        var padding = isTight ? new Padding(0, 0, 0, 0) : new Padding(1, 0, 1, 0);
        var table = new Table { Border = isTight ? TableBorder.Simple : TableBorder.Markdown };
        table.AddColumn(new TableColumn("what ran") { Padding = padding });
        foreach (var name in Counts)
        {
            var header = isTight ? name.Replace("at ", "at\n", StringComparison.Ordinal) : name;
            table.AddColumn(new TableColumn(header) { Alignment = Justify.Right, Padding = padding });
        }

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
