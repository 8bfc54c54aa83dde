using Spectre.Console;
using Spectre.Console.Rendering;

namespace Verify.Display;

/// <summary>A column of a table.</summary>
/// <param name="Header">The header; on a terminal, where columns must be narrow, it breaks at line ends.</param>
/// <param name="IsNumber">Whether the column is numeric; numbers are never broken.</param>
/// <param name="Rank">A narrow terminal drops columns of high rank first, and those of rank 0 never.</param>
internal sealed record Column(string Header, bool IsNumber, int Rank = 0);

/// <summary>A table, tight on a terminal, Markdown elsewhere.</summary>
/// <param name="gap">Spaces between columns on a terminal.</param>
/// <param name="columns">The columns.</param>
internal sealed class TextTable(int gap, IReadOnlyList<Column> columns)
{
    private readonly List<Text[]> _rows = [];

    /// <summary>Adds a row with a cell for each column.</summary>
    public void AddRow(params IEnumerable<Text> cells) => _rows.Add([.. cells]);

    /// <summary>The table in Markdown.</summary>
    public Table Markdown() => Make(TableBorder.Markdown, new Padding(1, 0, 1, 0), columns, ' ');

    /// <summary>The table for a terminal, without the columns for which it is too narrow.</summary>
    public Table Fit(IAnsiConsole console)
    {
        var (width, options) = (console.Profile.Width, RenderOptions.Create(console, console.Profile.Capabilities));
        List<Column> left = [.. columns];
        while (true)
        {
            var table = Make(TableBorder.Simple, new Padding(0, 0, gap, 0), left, '\n');
            var last = left.MaxBy(column => column.Rank)!;
            if (last.Rank == 0 || ((IRenderable)table).Measure(options, int.MaxValue).Max <= width)
                return table;
            left.Remove(last);
        }
    }

    private Table Make(TableBorder border, Padding padding, IReadOnlyList<Column> shown, char lineEnd)
    {
        var table = new Table { Border = border };
        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(new Text(column.Header.Replace('\n', lineEnd)))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = column.IsNumber,
                Padding = padding,
            });
        }

        foreach (var row in _rows)
            table.AddRow(row.Where((_, index) => shown.Contains(columns[index])));
        return table;
    }
}
