namespace Properties.Regressions;

/// <summary>Answers of the boot that public reports, fixes and device trees call right.</summary>
public sealed class BootReports
{
    private const ulong Heap = 0x7fe0_0000;
    private const int HeapSize = 0x2_0000;

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
}
