using Spectre.Console;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Tables on narrow terminals.</summary>
public sealed class NarrowTableTests
{
    private static readonly Column[] Columns =
    [
        new("what ran", IsNumber: false),
        new("commands", IsNumber: true, Rank: 1),
        new("sharing at\nevery call", IsNumber: true, Rank: 2),
        new("findings", IsNumber: true),
    ];

    [Theory]
    [InlineData(80, "what ran,commands,sharing at,findings")]
    [InlineData(45, "what ran,commands,findings")]
    [InlineData(30, "what ran,findings")]
    public void Narrow_terminal_drops_columns_by_rank(int width, string headers)
    {
        var lines = Draw(width);

        Assert.Equal(headers.Split(','), Columns.Select(column => column.Header.Split('\n')[0])
            .Where(header => lines.Any(line => line.Contains(header, StringComparison.Ordinal))));
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= width, line));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(45)]
    [InlineData(30)]
    [InlineData(20)]
    public void Number_is_never_broken(int width) =>
        Assert.Contains(Draw(width), line => line.TrimEnd().EndsWith("1,234,567", StringComparison.Ordinal));

    private static string[] Draw(int width)
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = AnsiSupport.No,
        });
        console.Profile.Width = width;
        var table = new TextTable(gap: 1, Columns);
        table.AddRow(new Text("generated geniezone"), new Text("12,345"), new Text("24,992"), new Text("1,234,567"));
        console.Write(table.Fit(console));
        return screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
