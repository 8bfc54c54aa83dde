using System.Text.Json;
using Verify.Display;

namespace Properties.Tool;

/// <summary>--json: one document on standard output with everything that the text output contains.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Json_of_a_run_that_holds_is_one_document()
    {
        var run = ToolRun.Of("--json", "--for", "0s", "--granule", "4KiB", "--seed", "18446744073709551615");
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.True(root.GetProperty("held").GetBoolean());
        Assert.False(root.GetProperty("stopped").GetBoolean());
        Assert.Equal(ulong.MaxValue, root.GetProperty("seed").GetUInt64());
        Assert.Empty(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(2 + Hypervisors.Names.Count(), root.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Json_row_has_the_columns_of_the_table()
    {
        var run = ToolRun.Of("replay", "--json", RecordedFiles.PathOf("virtio-blk.hal"));
        using var document = JsonDocument.Parse(run.Output);
        var row = Assert.Single(document.RootElement.GetProperty("rows").EnumerateArray());

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
        using var document = JsonDocument.Parse(run.Output);
        var finding = document.RootElement.GetProperty("findings")[0];

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.False(document.RootElement.GetProperty("held").GetBoolean());
        Assert.True(File.Exists(finding.GetProperty("file").GetString()));
        Assert.Contains("answer", finding.GetProperty("kind").GetString(), StringComparison.Ordinal);
        Assert.Contains("dma-alloc", finding.GetProperty("report").GetString(), StringComparison.Ordinal);
        Assert.True(finding.GetProperty("step").GetInt32() > 0);
    }
}
