using Lockstep.Formats;
using Lockstep.Notation;
using Lockstep.Notation.Text;

namespace Properties.Formats;

public sealed class RecordedFileTests
{
    [Fact]
    public void Driver_recording_runs_between_pool_creation_and_UnshareAll()
    {
        var scenario = HalTrace.Read(RecordedFiles.PathOf("virtio-blk.hal"), MachineDefaults.Machine);
        Assert.Equal(12_498 - 2 + 2, scenario.Commands.Length);
        Assert.IsType<InitDynamicPool>(scenario.Commands[0]);
        Assert.IsType<UnshareAll>(scenario.Commands[^1]);
        Assert.Equal(6246, scenario.Commands.OfType<Share>().Count());
        Assert.Equal(6246, scenario.Commands.OfType<Unshare>().Count());
        Assert.Equal(scenario, scenario.Normalise());
        Assert.Equal(scenario, ScenarioText.Parse(scenario.ToString()));
    }

    [Fact]
    public void Driver_recording_on_Gunyah_uses_the_swiotlb_range_as_pool()
    {
        var machine = MachineDefaults.For(Hypervisor.Gunyah);
        var scenario = HalTrace.Read(new StringReader("share 0 16 Both\n"), "t", machine);
        Assert.Equal(
            [
                new InitStaticPool(Area.Sized(0x8030_0000, 0x1_0000)),
                new Share(0, Place.At(MachineDefaults.Buffers), 16, Direction.Both),
                new UnshareAll(),
            ],
            scenario.Commands);
    }

    [Fact]
    public void Every_recorded_allocation_has_its_recorded_result()
    {
        var files = Directory.GetFiles(RecordedFiles.PathOf("frame-allocator"), "*.trace");
        Assert.Equal(12, files.Length);
        foreach (var file in files)
        {
            var trace = AllocatorTrace.Read(file);
            Assert.Equal(new AllocatorPlatform(1), trace.Scenario.Platform);
            Assert.Equal(trace.Scenario.Commands.OfType<Allocate>().Count(), trace.Expected.Length);
            Assert.Contains(trace.Expected, answer => answer is not null);
            Assert.Equal(trace.Scenario, trace.Scenario.Normalise());
        }
    }

    [Fact]
    public void Recorded_free_refers_to_the_live_allocation_at_its_address()
    {
        const string Text =
            """
            trace order=32 seed=1
            alloc 9 8 -> none
            add 0x1000 0x3000
            alloc 9 8 -> 0x1000
            dealloc 0x1000 9 8
            alloc 9 16 -> 0x1000
            dealloc 0x1000 9 16
            end

            """;
        var trace = AllocatorTrace.Read(new StringReader(Text), "t");
        Assert.Equal([null, 0x1000UL, 0x1000UL], trace.Expected);
        Assert.Equal(
            ScenarioText.Parse(
                """
                platform allocator smallest 1
                a = alloc 9 align 8
                add 0x1000+8KiB
                b = alloc 9 align 8
                free b
                c = alloc 9 align 16
                free c
                """),
            trace.Scenario);
    }

    [Theory]
    [InlineData("", "t:1: found only blank lines, expected a HAL call")]
    [InlineData("# only a comment\n", "t:1: found only blank lines, expected a HAL call")]
    [InlineData("share 0 16 Both\nunshare 0", "t:2: found a last line without a newline, expected a complete line")]
    [InlineData(
        "platform pkvm\n",
        "t:1: found 'platform', expected a HAL call: dma_alloc, dma_dealloc, share or unshare")]
    [InlineData("share 0 16\n", "t:1: found the end of the line, expected a direction")]
    [InlineData("share 0 16 ToDevice\n", "t:1: found 'ToDevice', expected a direction")]
    [InlineData("share 1 16 Both\n", "t:1: found '1', expected the next id, 0")]
    [InlineData("share 0 16 Both\nshare 0 16 Both\n", "t:2: found '0', expected the next id, 1")]
    [InlineData("unshare 0\n", "t:1: found '0', expected the id of a live share")]
    [InlineData("dma_alloc 0 1 Both\nunshare 0\n", "t:2: found '0', expected the id of a live share")]
    [InlineData(
        "dma_alloc 0 1 Both\ndma_dealloc 0\ndma_dealloc 0\n",
        "t:3: found '0', expected the id of a live dma_alloc")]
    [InlineData("dma_alloc 0 one Both\n", "t:1: found 'one', expected a number of pages")]
    public void Malformed_driver_recording_is_reported_with_its_line(string text, string message) =>
        AssertRejected(() => HalTrace.Read(new StringReader(text), "t", MachineDefaults.Machine), message);

    [Theory]
    [InlineData("", "t:1: found only blank lines, expected trace order=32 seed=N")]
    [InlineData("alloc 1 1 -> none\n", "t:1: found 'alloc', expected 'trace order=32 seed=N'")]
    [InlineData("trace order=20 seed=1\n", "t:1: found 'order=20', expected 'trace order=32 seed=N'")]
    [InlineData(
        "trace order=32 seed=1\n",
        "t:1: found the last line, expected 'end' as the last line: the file is truncated")]
    [InlineData("trace order=32 seed=1\nalloc 1 1\n", "t:2: found the end of the line, expected '->'")]
    [InlineData("trace order=32 seed=1\nalloc 1 1 -> no\n", "t:2: found 'no', expected 'none' or an address")]
    [InlineData("trace order=32 seed=1\nend\nend\n", "t:3: found 'end', expected nothing after 'end'")]
    [InlineData(
        "trace order=32 seed=1\nadd 9 9\n",
        "t:2: found an empty range, expected a start below the end")]
    [InlineData(
        "trace order=32 seed=1\ndealloc 1 1 1\n",
        "t:2: found a dealloc that matches no allocation, expected address, size")]
    [InlineData(
        "trace order=32 seed=1\nalloc 1 1 -> 8\nalloc 1 1 -> 8\n",
        "t:3: found an address that is still allocated")]
    public void Malformed_allocator_recording_is_reported_with_its_line(string text, string message) =>
        AssertRejected(() => AllocatorTrace.Read(new StringReader(text), "t"), message);

    private static void AssertRejected(Action read, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatError>(read).Message, StringComparison.Ordinal);
}
