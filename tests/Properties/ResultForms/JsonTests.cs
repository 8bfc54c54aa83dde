using System.Globalization;
using System.Text.Json;
using Properties.House;
using Properties.Tool;
using Verify.Display;

namespace Properties.ResultForms;

/// <summary>--json: one document on standard output with everything that the text output contains.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Logs_have_a_row_each_and_offences_their_lines()
    {
        var (stale, clean) = (
            RecordedFiles.PathOf("firmware-logs", "stale-pool.log"),
            RecordedFiles.PathOf("firmware-logs", "clean-16k.log"));

        var run = ToolRun.Of("check", "--json", stale, clean);

        run.MustFind();
        var root = JsonForm.Parse(run.Output);
        Assert.Equal(
            ["unsafe", "safe"],
            root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(1008, root.GetProperty("findings")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void Json_of_a_run_that_holds_is_one_document()
    {
        var run = ToolRun.Of("--json", "--for", "0s", "--granule", "4KiB", "--seed", "18446744073709551615");
        var root = JsonForm.Parse(run.Output);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Equal("main", root.GetProperty("verb").GetString());
        Assert.Equal("held", root.GetProperty("outcome").GetString());
        Assert.Equal(ExitCode.Held, root.GetProperty("exitCode").GetInt32());
        Assert.Equal($"{ulong.MaxValue}", root.GetProperty("seed").GetString());
        Assert.EndsWith(
            "-- --json --for 0s --granule 4KiB --seed 18446744073709551615", root.GetProperty("repeat").GetString());
        Assert.Empty(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(3 + Hypervisors.Names.Count(), root.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Json_names_the_version_of_the_tool()
    {
        var tool = JsonForm.Parse(ToolRun.Of("--json", "--for", "0s").Output).GetProperty("tool");

        Assert.Equal("verify", tool.GetProperty("name").GetString());
        Assert.Equal("1.0.0", tool.GetProperty("version").GetString());

        // An archive of the sources has none.
        if (Path.Exists(Path.Combine(Checkout.Root, ".git")))
            Assert.Matches("^[0-9a-f]{40}$", tool.GetProperty("commit").GetString());
    }

    [Theory]
    [InlineData("1.0.0+04f8996da763b7a969b1028ee3007569eaf3a635", "1.0.0", "04f8996da763b7a969b1028ee3007569eaf3a635")]
    [InlineData("1.0.0", "1.0.0", null)]
    public void Version_has_the_commit_if_it_is_known(string text, string version, string? commit)
    {
        Assert.Equal(new ToolVersion("verify", version, commit), ToolVersion.Parse(text));
        Assert.Equal(text, ToolVersion.Parse(text).ToString());
    }

    [Fact]
    public void Json_row_has_the_columns_of_the_table()
    {
        var run = ToolRun.Of("replay", "--json", RecordedFiles.PathOf("virtio-blk.hal"));
        var row = Assert.Single(JsonForm.Parse(run.Output).GetProperty("rows").EnumerateArray());

        Assert.EndsWith("virtio-blk.hal", row.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, row.GetProperty("scenarios").GetInt64());
        Assert.Equal(12_498, row.GetProperty("commands").GetInt64());
        Assert.Equal(0, row.GetProperty("idle").GetInt64());
        Assert.Equal(7, row.GetProperty("hypercalls").GetInt64());
        Assert.Equal(24_992, row.GetProperty("sharingAtEveryCall").GetInt64());
        Assert.Equal(0, row.GetProperty("findings").GetInt64());
    }

    [Fact]
    public void Json_finding_has_its_file_and_report()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.With(
            new BrokenSubjects(), "--json", "--for", "0s", "--granule", "4KiB", "--out", folder.Root);
        var root = JsonForm.Parse(run.Output);
        var finding = root.GetProperty("findings")[0];

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Equal("found", root.GetProperty("outcome").GetString());
        Assert.True(File.Exists(finding.GetProperty("file").GetString()));
        Assert.Contains("answer", finding.GetProperty("kind").GetString(), StringComparison.Ordinal);
        Assert.Contains("dma-alloc", finding.GetProperty("report").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("platform pkvm", finding.GetProperty("scenario").GetString(), StringComparison.Ordinal);
        Assert.Contains("dma-alloc", finding.GetProperty("command").GetString(), StringComparison.Ordinal);
        Assert.True(finding.GetProperty("step").GetInt32() > 0);
    }

    [Fact]
    public void Json_difference_has_both_values_and_the_rule()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.With(new BrokenSubjects(), "shrink", "--json", file);
        var finding = Assert.Single(JsonForm.Parse(run.Output).GetProperty("findings").EnumerateArray());
        var differences = finding.GetProperty("differences").EnumerateArray().ToList();
        var answer = differences.Find(one => one.GetProperty("what").GetString() == "answer");

        Assert.Equal(Address(answer, "expected") + 4096, Address(answer, "actual"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("rule").ValueKind);
        Assert.Contains(differences, one => one.GetProperty("rule").GetString() == "live-in-shared");
    }

    [Fact]
    public void Trace_is_a_document_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario.Replace("free a", "free zz"));

        var run = ToolRun.With(new BrokenSubjects(), "replay", "--trace", "--json", file);
        var root = JsonForm.Parse(run.Output, "trace");

        Assert.Equal("found", root.GetProperty("outcome").GetString());
        Assert.Equal(ExitCode.Found, root.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Interrupted_run_says_so_in_json()
    {
        using var subjects = new StoppingSubjects(ProductionFactory.Instance, after: 0);
        var run = ToolRun.With(subjects, subjects.Stop, "--json", "--for", "1h", "--granule", "64KiB");
        var root = JsonForm.Parse(run.Output);

        Assert.Equal("interrupted", root.GetProperty("outcome").GetString());
        Assert.Equal(ExitCode.Interrupted, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(ExitCode.Interrupted, run.Code);
    }

    [Fact]
    public void Verb_that_is_interrupted_before_it_has_a_result_has_a_document_too()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var output = new StringWriter();
        var around = Surroundings.Plain(output, TextWriter.Null, ProductionFactory.Instance, stop.Token);

        var printer = new ResultPrinter(around, "coverage") { IsJson = true };
        var code = printer.Run(() => throw new OperationCanceledException());

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal("interrupted", JsonForm.Parse(output.ToString()).GetProperty("outcome").GetString());
    }

    private static ulong Address(JsonElement difference, string side) =>
        ulong.Parse(difference.GetProperty(side).GetString()!["0x".Length..], NumberStyles.HexNumber);
}
