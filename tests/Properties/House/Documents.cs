using System.Text.RegularExpressions;
using Properties.Tool;
using Verify.Display;

namespace Properties.House;

/// <summary>Commands in README and docs run, and reports quoted there are golden files.</summary>
public sealed partial class Documents
{
    private static readonly string[] OneTarget = ["--target", "layout"];

    private const string Tool = "dotnet run -c Release --project src/Verify";

    public static TheoryData<string> Commands => [.. Texts.SelectMany(Blocks)
        .Where(block => block.Language == "sh").SelectMany(block => block.Lines).Distinct()];

    // What docs/firmware.md shows behind a command is its output.
    private static Dictionary<string, string> Shown
    {
        get
        {
            var blocks = Blocks(Path.Combine(Checkout.Root, "docs", "firmware.md")).ToList();
            return blocks.Zip(blocks.Skip(1))
                .Where(pair => pair.First.Language == "sh" && pair.Second.Language.Length == 0)
                .ToDictionary(pair => pair.First.Lines[0], pair => string.Join('\n', pair.Second.Lines));
        }
    }

    private static IEnumerable<string> Texts =>
        [Path.Combine(Checkout.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Checkout.Root, "docs"), "*.md")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Documented_command_runs(string command)
    {
        // This very run is that command.
        if (command == "dotnet test")
            return;
        Assert.StartsWith(Tool, command, StringComparison.Ordinal);
        var arguments = command[Tool.Length..].Replace(" -- ", " ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(InCheckout).ToArray();

        // Runs the main job without its generated scenarios, and a campaign for one second.
        var run = ToolRun.Of(arguments is [] ? ["--for", "0s"] : Shortened(arguments));

        var code = arguments.Contains("--with-defect") || (arguments is ["check", ..] && arguments.Any(IsOfBadRun))
            ? ExitCode.Found
            : ExitCode.Held;
        Assert.Equal((code, string.Empty), (run.Code, run.Error));
        if (Shown.TryGetValue(command, out var shown))
            Assert.Equal(Squeezed(shown), Squeezed(run.Output));
    }

    [Fact]
    public void Documented_reports_match_golden_files()
    {
        var golden = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.txt")
            .Select(path => File.ReadAllText(path).TrimEnd()).ToHashSet(StringComparer.Ordinal);
        var shown = Texts.SelectMany(Blocks).Select(block => string.Join('\n', block.Lines))
            .Where(text => text.StartsWith("Step ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, report => Assert.Contains(report, golden));
    }

    // Paths are shorter in the text, so that columns are narrower.
    private static string Squeezed(string text) => Padding().Replace(
        text.Replace(Checkout.Root + "/", string.Empty, StringComparison.Ordinal).Trim((char)10), "${pad}");

    [GeneratedRegex("(?<pad>[ -])\\k<pad>+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Padding();

    private static bool IsOfBadRun(string argument) =>
        argument.EndsWith(".log", StringComparison.Ordinal)
        && !Path.GetFileName(argument).StartsWith("clean", StringComparison.Ordinal);

    // One target of a campaign shows that the options are right.
    private static string[] Shortened(string[] arguments) =>
    [
        .. arguments.Select((word, index) => index > 0 && arguments[index - 1] == "--for" ? "1s" : word),
        .. arguments is ["campaign", ..] && !arguments.Contains("--target") ? OneTarget : [],
    ];

    private static string InCheckout(string argument) =>
        File.Exists(Path.Combine(Checkout.Root, argument)) ? Path.Combine(Checkout.Root, argument) : argument;

    private static IEnumerable<(string Language, string[] Lines)> Blocks(string path)
    {
        // Joins commands continued after a backslash.
        string[] parts = File.ReadAllText(path).Replace("\\\n  ", string.Empty, StringComparison.Ordinal).Split("```");
        return parts.Where((_, index) => index % 2 == 1).Select(part => part.TrimEnd('\n').Split('\n'))
            .Select(lines => (lines[0], lines[1..]));
    }
}
