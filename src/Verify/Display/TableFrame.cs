using Spectre.Console;

namespace Verify.Display;

/// <summary>The frame of every table of the tool: tight for a terminal, or else Markdown.</summary>
internal static class TableFrame
{
    /// <summary>A table without rows.</summary>
    /// <param name="isTight">Whether it is for a terminal.</param>
    /// <param name="gap">Blanks between columns on a terminal, where it has to fit into 80 columns.</param>
    /// <param name="columns">The headers, and whether numbers are below them.</param>
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

    /// <summary>Headers of one kind.</summary>
    public static IEnumerable<(string Header, bool IsNumber)> Numbers(IEnumerable<string> headers) =>
        headers.Select(header => (header, true));
}
