using System.Text.Json;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Recorded calls of a driver that succeeded when it ran, and fail here.</summary>
public sealed class NotServedTests : IDisposable
{
    private static readonly string Net = RecordedFiles.PathOf("net256.hal");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Calls_that_fail_here_are_named_and_counted_and_the_run_does_not_hold()
    {
        var run = ToolRun.Of("replay", Net);

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Contains($"{Net}: 196 NOT SERVED, 320 of 516 commands\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"\n{Net}:62: 'share 61 1526 DeviceToDriver' is not served: OutOfMemory\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains($"\n{Net}: and 176 more calls that are not served\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "196 recorded calls not served, although the driver got what it asked for.\n",
            run.Output,
            StringComparison.Ordinal);
    }

    // 2 pages and 60 buffers of a page, shared and unshared with a query each.
    [Fact]
    public void Sharing_at_every_call_counts_only_what_was_served()
    {
        using var document = JsonDocument.Parse(ToolRun.Of("replay", "--json", Net).Output);
        var row = document.RootElement.GetProperty("rows")[0];

        Assert.Equal(196, row.GetProperty("notServed").GetInt32());
        Assert.Equal(2 * (1 + 2 + (60 * (1 + 1))), row.GetProperty("sharingAtEveryCall").GetInt32());
    }

    [Fact]
    public void Larger_heap_serves_all()
    {
        var run = ToolRun.Of("replay", "--heap", "2MiB", Net);

        run.MustHold();
        Assert.Contains($"{Net}: held, 516 commands\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shrink_trace_and_json_agree_that_the_run_does_not_hold()
    {
        Assert.Equal(ExitCode.Found, ToolRun.Of("shrink", Net).Code);
        Assert.Equal(ExitCode.Found, ToolRun.Of("replay", "--trace", Net).Code);
        var trace = ToolRun.Of("replay", "--trace", "--json", Net);
        using var document = JsonDocument.Parse(trace.Output);
        Assert.Equal(ExitCode.Found, trace.Code);
        Assert.Equal("found", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(196, document.RootElement.GetProperty("files")[0].GetProperty("notServed").GetInt32());
    }

    [Fact]
    public void Call_that_failed_when_it_was_recorded_may_fail_here()
    {
        var file = _folder.Write("failed.hal", "dma_alloc 0 2 Both\ndma_alloc 1 40 Both -> failed\ndma_dealloc 0\n");

        var run = ToolRun.Of("replay", file);

        run.MustHold();
        Assert.Contains($"{file}: held, 5 commands\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_that_failed_when_it_was_recorded_made_nothing()
    {
        var file = _folder.Write("failed.hal", "dma_alloc 0 2 Both -> failed\ndma_dealloc 0\n");

        ToolRun.Of("replay", file).MustBeRefused("failed.hal:2: found '0', expected the id of a live dma_alloc");
    }

    [Fact]
    public void Free_that_failed_when_it_was_recorded_leaves_its_buffer_live()
    {
        var file = _folder.Write("failed.hal", "share 0 16 Both\nunshare 0 -> failed\nunshare 0\n");

        // The second call fails here: the first did not.
        Assert.Contains(
            $"{file}:3: 'unshare 0' is not served: ", ToolRun.Of("replay", file).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay --heap 0 x.hal", "invalid value '0' for --heap; expected a size from 1 to 4MiB")]
    [InlineData("--heap 5MiB", "invalid value '5MiB' for --heap; expected a size from 1 to 4MiB")]
    [InlineData("--heap 2MiB --granule 128", "--heap 2MiB has more than 1,024 granules; expected at most 128KiB")]
    [InlineData("print --granule 3 --heap 4MiB x.hal", "invalid value '3' for --granule")]
    public void Impossible_heap_is_refused(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Fact]
    public void Heap_is_that_of_the_printed_scenario() => Assert.StartsWith(
        "platform pkvm granule 4096 heap 0x7fc00000+4MiB memory ",
        ToolRun.Of("print", "--heap", "4MiB", Net).Output,
        StringComparison.Ordinal);
}
