namespace Properties.Regressions;

/// <summary>Answers of the boot that public reports, fixes and device trees call right.</summary>
public sealed class BootReports
{
    private const ulong Heap = 0x7fe0_0000;
    private const int HeapSize = 0x2_0000;
    private const ulong Granule = 0x4000;
    private const ulong Pci = 0x4000_0000;
    private const ulong Bar = 0x5000_0000;

    // Upstream, the firmware zeroes what could hold a secret, and flushes it, before it jumps to the payload.
    [Fact]
    public void Secret_in_the_heap_is_gone_when_the_payload_is_entered()
    {
        var run = SavedRun.Of("secret-stays-in-heap.scenario");
        var bytes = new byte[HeapSize];

        run.Rig.Platform.World.Memory.Read(Heap, bytes);

        Assert.True(run.Answer(5).Succeeded);
        Assert.False(bytes.AsSpan().ContainsAnyExcept((byte)0));
        Assert.Equal(
            [new FlushEntry(Heap, HeapSize), new HypercallEntry(Hypercall.GuardUnmap, 0, 0, TookEffect: true)],
            run.Calls(5).SkipWhile(call => call is not FlushEntry).Take(2));
    }

    // Hosts with pages of 16 or 64 KiB have a guard with the same granule; the page table of the guest keeps 4 KiB.
    [Fact]
    public void Guard_of_16_KiB_is_called_once_per_granule_and_the_page_table_once_per_page()
    {
        var run = SavedRun.Of("guard-granule-16k.scenario");

        Assert.True(run.Answer(1).Succeeded);
        Assert.Equal([0, .. Steps(Pci, Granule), .. Steps(Bar, Granule)], run.Arguments(1, Hypercall.GuardMap));
        Assert.Equal(
            [.. Steps(Pci, 4096), .. Steps(Bar, 4096)],
            run.Calls(1).OfType<PageTableEntry>().Where(call => call.Change == Port.MapDevice)
                .Select(call => call.End - call.Start == 4096 ? call.Start : 0));
        Assert.Equal(9, run.Rig.Platform.Guard.Granules.Count);
    }

    [Theory]
    [InlineData("0x3000+4KiB", Error.Overlaps)]
    [InlineData("0x3fff+1", Error.Overlaps)]
    [InlineData("0x4000+4KiB", Error.None)]
    public void Range_that_shares_a_granule_with_the_console_overlaps(string config, Error error)
    {
        var answer = SavedRun.OfText($"""
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB guard-granule 16384
            {Boot("align 4KiB", $"pci-config {config}")}

            """).Answer(1);

        Assert.Equal(error, answer.Error);
    }

    [Fact]
    public void Granule_of_two_regions_is_mapped_and_unmapped_once()
    {
        var run = SavedRun.OfText("""
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB guard-granule 65536
            map-mmio 0x50000000+4KiB
            map-mmio 0x50001000+4KiB
            unmap-mmio

            """);

        Assert.Equal([Bar], run.Arguments(1, Hypercall.GuardMap));
        Assert.Equal(
            [new PageTableEntry(Port.MapDevice, Bar + 4096, Bar + 8192, Succeeded: true, TookEffect: true)],
            run.Calls(2));
        Assert.Equal(
            [
                new PageTableEntry(Port.Unmap, Bar, Bar + 4096, Succeeded: true, TookEffect: true),
                new PageTableEntry(Port.Unmap, Bar + 4096, Bar + 8192, Succeeded: true, TookEffect: true),
                new HypercallEntry(Hypercall.GuardUnmap, Bar, 0, TookEffect: true),
            ],
            run.Calls(3));
    }

    // The restricted DMA pool of a Gunyah guest has a reg property, which fixes the range, and no alignment.
    [Theory]
    [InlineData(" align 0")]
    [InlineData(" align 4097")]
    [InlineData("")]
    public void Fixed_swiotlb_range_needs_no_alignment(string alignment)
    {
        Assert.True(SavedRun.Of("swiotlb-without-alignment.scenario").Answer(1).Succeeded);
        Assert.True(Swiotlb(alignment, " at 0x80300000").Answer(1).Succeeded);
    }

    [Theory]
    [InlineData(" align 0")]
    [InlineData(" align 4097")]
    [InlineData("")]
    public void Swiotlb_that_the_guest_places_needs_a_valid_alignment(string alignment)
    {
        var answer = Swiotlb(alignment, string.Empty).Answer(1);

        Assert.Equal((RebootReason.InvalidFdt, Error.BadAlignment), (answer.Reboot, answer.Error));
    }

    // Newer firmware keeps only the first GiB for MMIO.
    [Theory]
    [InlineData("0x3fff0000+64KiB", Error.None)]
    [InlineData("0x3fff0001+64KiB", Error.OutOfRange)]
    [InlineData("0x40000000+4KiB", Error.OutOfRange)]
    public void Mmio_ends_where_the_platform_says(string range, Error error)
    {
        var run = SavedRun.OfText($"""
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB mmio-end 0x40000000
            map-mmio {range}

            """);

        Assert.Equal(error, run.Answer(1).Error);
    }

    private static IEnumerable<ulong> Steps(ulong start, ulong step) =>
        Enumerable.Sequence(start, start + 0xffff, step);

    private static string Boot(string swiotlb, string config) =>
        $"boot fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB {swiotlb} kernel 0x80400000+1MiB {config} "
            + "bar 0x2000000+64KiB";

    private static SavedRun Swiotlb(string alignment, string start) => SavedRun.OfText($"""
        platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80300000+64KiB
        {Boot(alignment + start, "pci-config 0x10000+64KiB")}

        """);
}
