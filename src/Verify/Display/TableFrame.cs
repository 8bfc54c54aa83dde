using Spectre.Console;

namespace Verify.Display;

/// <summary>The cells of tables, and how tables are printed.</summary>
internal static class TableFrame
{
    /// <summary>A cell without a value.</summary>
    public const string None = "-";

    /// <summary>A cell with a whole number.</summary>
    public static Text Number(double? number) => new(number is { } value ? $"{value:N0}" : None);

    /// <summary>A cell in green or red.</summary>
    public static Text Judged(string text, bool isRight) => new(text, new Style(isRight ? Color.Green : Color.Red));

    /// <summary>Prints a table between two blank lines.</summary>
    public static void Print(Surroundings around, TextTable table)
    {
        around.Output.WriteLine();
        if (around.IsTerminal)
            around.Console.Write(table.Fit(around.Console));
        else
            PrintPlain(around, table.Markdown());
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
