using Lockstep.Logs;

namespace Properties.Logs;

/// <summary>Trace events of the kernel's DMA API, in the forms of include/trace/events/dma.h and swiotlb.h.</summary>
public sealed class DmaTraceTests
{
    private const string Head = "     kworker/1:2-154     [001] d..1.  1205.000001: ";

    private const string Map =
        "dma_map_page: 0000:00:04.0 dir=FROM_DEVICE dma_addr=8f000 size=1526 phys_addr=9f000 attrs=";

    private const string Unmap = "dma_unmap_page: 0000:00:04.0 dir=FROM_DEVICE dma_addr=8f000 size=1526 attrs=";
    private const string Sync = "dma_sync_single_for_cpu: 0000:00:04.0 dir=FROM_DEVICE dma_addr=8f000 size=1526";

    private const string MapList =
        "dma_map_sg: vda dir=TO_DEVICE nents=2/2 ents=2/2 dma_addrs={0x1000,0x5000} sizes={0x200,0x400} "
        + "phys_addrs={0x71000,0x75000} attrs=";

    private const string UnmapList = "dma_unmap_sg: vda dir=TO_DEVICE phys_addrs={0x71000,0x75000} attrs=";

    private const string SyncList =
        "dma_sync_sg_for_device: vda dir=TO_DEVICE dma_addrs={0x1000,0x5000} sizes={0x200,0x400}";

    private const string Take =
        "dma_alloc: vda dir=BIDIRECTIONAL dma_addr=20000 size=8192 virt_addr=00000000deadbeef flags=GFP_KERNEL attrs=";

    private const string Give =
        "dma_free: vda dir=BIDIRECTIONAL dma_addr=20000 size=8192 virt_addr=00000000deadbeef attrs=";

    private const string OldMap = "dma_map_page: vdb page=ffff8000 offset=64 size=512 dir=1 addr=0x3000";
    private const string OldUnmap = "dma_unmap_page: vdb size=512 dir=2 addr=0x3000";

    public static TheoryData<string, string, string[]> Wrong => new()
    {
        { "mapped-once", "0x8f000..0x8f5f6 from the device was mapped by 0000:00:04.0 while", [Map, Map] },
        { "unmapped-once", "was unmapped by 0000:00:04.0, but nothing is mapped there", [Map, Unmap, Unmap] },
        { "unmapped-as-mapped", "as 16 bytes, but 1526 bytes were mapped", [Map, Unmap.Replace("1526", "16")] },
        {
            "unmapped-as-mapped", "to the device, but it was mapped from the device",
            [Map, Unmap.Replace("FROM", "TO")]
        },
        { "unmapped-as-mapped", "by other calls", [Take, Give.Replace("dma_free", "dma_unmap_phys")] },
        { "used-while-mapped", "was synchronised by 0000:00:04.0 after it was unmapped", [Map, Sync, Unmap, Sync] },
        { "used-while-mapped", "0x1000..0x1200 was synchronised by vda", [MapList, SyncList, UnmapList, SyncList] },
        { "unmapped-as-mapped", "but it was mapped to the device", [OldMap, OldUnmap] },
        { "mapped-once", "was mapped by vda", [MapList, Take.Replace("20000", "5000")] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Offence_is_told(string rule, string sentence, string[] events)
    {
        var verdict = Check(events);

        Assert.True(verdict.Offences.Count > 0, $"no offence was told of\n{string.Join('\n', events)}");
        var first = verdict.Offences[0];
        Assert.Equal((rule, LogSafety.Unsafe), (first.Rule.Name, verdict.Safety));
        Assert.Contains(sentence, first.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(first.Conflicts);
    }

    [Fact]
    public void Correct_use_is_safe()
    {
        var verdict = Check(Map, Sync, Unmap, MapList, Take, SyncList, UnmapList, Give, Map, Unmap);

        Assert.Equal((LogSafety.Safe, 5), (verdict.Safety, verdict.Summary.Buffers));
        Assert.Empty(verdict.Notes);
    }

    [Fact]
    public void Failed_mappings_map_nothing() => Assert.Equal(0, Check(
        Map.Replace("8f000", "ffffffffffffffff"),
        Take.Replace("00000000deadbeef", "(null)"),
        "dma_map_sg_err: vda dir=TO_DEVICE dma_addrs={0x71000} err=-5 attrs=").Summary.Buffers);

    [Fact]
    public void What_was_mapped_before_the_trace_is_no_offence()
    {
        var verdict = Check(Unmap, UnmapList, Sync);

        Assert.Equal(LogSafety.Safe, verdict.Safety);
        Assert.Equal(["events of what was mapped before the trace begins: 3"], verdict.Notes);
    }

    [Fact]
    public void What_is_live_at_the_end_of_a_whole_run_is_a_leak()
    {
        Assert.Contains("live at the end: 1;", Check(Map).Notes[0], StringComparison.Ordinal);

        var offence = Assert.Single(Check(new LogOptions { IsComplete = true }, Map).Offences);

        Assert.Equal("returned-at-end", offence.Rule.Name);
        Assert.Equal("line 1 mapped 0x8f000..0x8f5f6 from the device", $"{offence.Conflicts[0]}");
    }

    [Fact]
    public void Bounced_bytes_are_counted_by_device()
    {
        const string Bounced = "swiotlb_bounced: dev_name: vda dma_mask=ffffffffffffffff dev_addr=1000 size=512 ";

        var devices = Check(Bounced + "FORCE", Bounced + "NORMAL", Map).Summary.Devices;

        Assert.Equal(
            [new DeviceSummary("0000:00:04.0", 1, 1, 0, 0, 0), new DeviceSummary("vda", 0, 0, 2, 1024, 1)], devices);
    }

    [Theory]
    [InlineData("CPU:1 [LOST 33 EVENTS]", "events that the tracer lost: 33")]
    [InlineData("# entries-in-buffer/entries-written: 100/150   #P:4", "events that the tracer lost: 50")]
    public void Lost_events_explain_what_contradicts(string marker, string note)
    {
        var check = new LogCheck(new LogOptions());
        foreach (var line in new[] { Head + Map, marker, Head + Map })
            check.Take(line.AsMemory());
        var verdict = check.Finish();

        Assert.Equal(LogSafety.NotDecidable, verdict.Safety);
        Assert.Contains(note, verdict.Notes);
    }

    [Fact]
    public void Time_that_runs_backwards_is_told() => Assert.Contains(
        "line 2 is of an earlier time than the line before: the log is not in order",
        GeneratedLog.Check([Head + Map, Head.Replace("1205", "1204") + Unmap]).Notes);

    [Theory]
    [InlineData("          <idle>-0       [000]   100.5: dma_map_page: ")]
    [InlineData("swapper 0 [000] 100.5: dma:dma_map_phys: ")]
    [InlineData("a b-7 (   7) [015] .N.. 100.5: dma_map_resource: ")]
    public void Lines_of_other_tracers_are_read(string head) => Assert.Equal(
        "vda",
        Assert.Single(GeneratedLog.Check([head + "vda dir=TO_DEVICE dma_addr=1000 size=1 attrs="]).Summary.Devices)
            .Device);

    [Theory]
    [InlineData("dma_map_page: vda dir=TO_DEVICE size=1", "it has no dma_addr=")]
    [InlineData("dma_map_page: vda dir=UP dma_addr=1 size=1", "its dir= is none of the kernel's")]
    [InlineData("dma_map_sg: vda dir=TO_DEVICE dma_addrs={0x1} sizes={}", "no lists of one length")]
    [InlineData("swiotlb_bounced: dev_name: vda dev_addr=zz", "it has no dev_addr=")]
    public void Unreadable_event_is_named(string text, string problem) =>
        Assert.Contains(problem, Check(text).Notes[0], StringComparison.Ordinal);

    private static LogVerdict Check(params string[] events) => Check(new LogOptions(), events);

    private static LogVerdict Check(LogOptions options, params string[] events) =>
        GeneratedLog.Check(events.Select(text => Head + text), options);
}
