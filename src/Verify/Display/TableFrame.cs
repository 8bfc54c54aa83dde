using Spectre.Console;

namespace Verify.Display;

/// <summary>The form of every table of the tool: tight for a terminal, Markdown elsewhere.</summary>
internal static class TableFrame
{
    /// <summary>A cell without a value.</summary>
    public const string None = "-";

    /// <summary>An empty table.</summary>
    /// <param name="isTight">Whether it is for a terminal.</param>
    /// <param name="gap">Spaces between columns on a terminal, where the table must fit into 80 columns.</param>
    /// <param name="columns">The headers, and whether the column is numeric.</param>
    public static Table Of(bool isTight, int gap, IEnumerable<(string Header, bool IsNumber)> columns)
    {
        var padding = isTight ? new Padding(0, 0, gap, 0) : new Padding(1, 0, 1, 0);
        var table = new Table { Border = isTight ? TableBorder.Simple : TableBorder.Markdown };
        foreach (var (header, isNumber) in columns)
        {
            var alignment = isNumber ? Justify.Right : Justify.Left;
            table.AddColumn(new TableColumn(header) { Alignment = alignment, Padding = padding });
        }

        return table;
    }

    /// <summary>Headers of numeric columns.</summary>
    public static IEnumerable<(string Header, bool IsNumber)> Numbers(IEnumerable<string> headers) =>
        headers.Select(header => (header, true));

    /// <summary>A cell with a whole number.</summary>
    public static Text Number(double? number) => new(number is { } value ? $"{value:N0}" : None);

    /// <summary>A cell in green or red.</summary>
    public static Text Judged(string text, bool isRight) => new(text, new Style(isRight ? Color.Green : Color.Red));

    /// <summary>Prints a table between two blank lines.</summary>
    public static void Print(Surroundings around, Func<bool, Table> make)
    {
        around.Output.WriteLine();
        if (around.IsTerminal)
            around.Console.Write(make(true));
        else
            PrintPlain(around, make(false));
        around.Output.WriteLine();
    }

    // Spectre pads lines to the table's width, which a log does not need.
    private static void PrintPlain(Surroundings around, Table table)
    {
        using var text = new StringWriter();
        var paper = Surroundings.Plain(text, TextWriter.Null, around.Subjects, around.Stop).Console;
        paper.Write(table);
        var options = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var line in text.ToString().Split('\n', options))
            around.Output.WriteLine(line);
    }
}
