using System.Text.Json;
using Verify.Display;

namespace Properties.Tool;

/// <summary>The forms of the result of <c>verify check</c>, and its options.</summary>
public sealed class CheckVerbTests
{
    private static readonly string Stale = RecordedFiles.PathOf("firmware-logs", "stale-pool.log");
    private static readonly string Clean = RecordedFiles.PathOf("firmware-logs", "clean-16k.log");
    private static readonly string Pages = RecordedFiles.PathOf("firmware-logs", "three-page-dma.log");

    [Fact]
    public void Summary_of_one_log_has_three_lines()
    {
        var lines = ToolRun.Of("check", "--summary", Clean).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("| ", line, StringComparison.Ordinal));
        Assert.Contains("| safe ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_offence_is_shown_unless_all_are_asked_for()
    {
        Assert.Contains("411 more offences; --all shows them", ToolRun.Of("check", Stale).Output);
        var all = ToolRun.Of("check", "--all", Stale).Output;
        Assert.Equal(412, all.Split("\n  breaks ").Length - 1);
    }

    [Fact]
    public void Sarif_file_has_rule_message_and_lines_of_each_offence()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.sarif");

        ToolRun.Of("check", Pages, "--sarif", path).MustFind();

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var run = document.RootElement.GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("failure-restores", result.GetProperty("ruleId").GetString());
        Assert.Equal(5, LineOf(result.GetProperty("locations")[0]));
        Assert.Equal(4, LineOf(result.GetProperty("relatedLocations")[0]));
        Assert.Contains(
            "failure-restores",
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                .Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public void Time_stamps_in_front_are_skipped_as_told()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.log");
        File.WriteAllLines(path, File.ReadLines(Clean).Select((line, index) => $"{index}.5: {line}"));

        ToolRun.Of("check", path, "--prefix", "[0-9.]+: ").MustHold();
        ToolRun.Of("check", path, "--prefix", "(").MustBeRefused("expected a regular expression of .NET");
    }

    [Fact]
    public async Task Followed_log_is_told_of_while_it_grows()
    {
        using var folder = new TemporaryFolder();
        var (path, lines) = (folder.PathOf("a.log"), File.ReadAllLines(Pages));
        File.WriteAllLines(path, lines[..2]);

        var followed = Task.Run(() => ToolRun.Of("check", "--follow", path), TestContext.Current.CancellationToken);
        File.AppendAllText(path, lines[2][..20]);
        File.AppendAllText(path, string.Join('\n', [lines[2][20..], .. lines[3..], string.Empty]));

        var run = await followed;
        run.MustFind();
        Assert.StartsWith($"{path}:5\n  [ERROR] panic", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_that_does_not_decide_has_an_exit_code_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.log");
        File.WriteAllLines(path, File.ReadLines(Clean).SkipLast(1));

        var run = ToolRun.Of("check", path);

        Assert.Equal((ExitCode.NotDecidable, string.Empty), (run.Code, run.Error));
        Assert.Contains("payload-private is not decidable: the log ends before", run.Output);
    }

    [Fact]
    public void Printed_log_of_a_recording_is_safe()
    {
        using var folder = new TemporaryFolder();
        var (path, run) = (folder.PathOf("a.log"), ToolRun.Of(
            "record", RecordedFiles.PathOf("net256.hal"), "--log", "--heap", "2MiB"));
        run.MustHold();
        File.WriteAllText(path, run.Output);

        ToolRun.Of("check", path).MustHold();
        ToolRun.Of("record", RecordedFiles.PathOf("net256.hal"), "--log", "--platform", "gunyah")
            .MustBeRefused("expected pkvm or geniezone");
    }

    [Fact]
    public void Followed_log_ends_with_a_stop()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var run = ToolRun.With(ProductionFactory.Instance, stop.Token, "check", "--follow", Clean);

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("| safe ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_takes_one_log() =>
        ToolRun.Of("check", "--follow", Clean, Stale).MustBeRefused("--follow takes one log.");

    private static int LineOf(JsonElement location) => location.GetProperty("physicalLocation")
        .GetProperty("region").GetProperty("startLine").GetInt32();
}
