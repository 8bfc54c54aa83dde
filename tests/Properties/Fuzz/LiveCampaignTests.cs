using Isolation;
using System.Text.RegularExpressions;
using Lockstep.Subjects;
using Properties.Tool;
using Spectre.Console;
using Verify;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>A campaign on a terminal.</summary>
public sealed class LiveCampaignTests
{
    private const string CursorUp = "\e[1A";

    [Fact]
    public void Table_is_redrawn_below_the_events()
    {
        using var folder = new TemporaryFolder();
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = 80;
        var around = new Surroundings(
            screen, TextWriter.Null, console, ProductionFactory.Instance, TestContext.Current.CancellationToken)
        {
            NewJudge = () => new LocalJudge(ProductionFactory.Instance),
        };

        var code = VerifyApp.Run(
            ["campaign", "--target", "layout", "--jobs", "1", "--for", "4s", "--seed", "1", "--out", folder.Root],
            around);

        var shown = screen.ToString();
        Assert.Equal(ExitCode.Held, code);
        Assert.Contains(CursorUp, shown, StringComparison.Ordinal);
        Assert.Contains("layout: last new ", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split("canary: the planted bug was found").Length);

        // A command to paste stays in one line.
        Assert.All(
            shown.Split('\n').Where(line => !line.StartsWith("to repeat: ", StringComparison.Ordinal)),
            line => Assert.True(Visible(line) <= 80, line));
    }

    private static int Visible(string line) => Regex
        .Replace(line, "\e\\[[0-9;?]*[A-Za-z]", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1))
        .TrimEnd('\r', ' ')
        .Length;
}
