using Properties.Promises;

namespace Properties.Regressions;

/// <summary>
/// Answers that public reports and fixes call right. Production and model agreed on the wrong ones, so agreement
/// alone would not hold these.
/// </summary>
public sealed class TrackerReports
{
    private const ulong Page = 0x5000_0000;

    // Upstream, MMIO was given an owner that unmaps it when the tracker goes.
    [Fact]
    public void Dispose_unmaps_mmio_from_the_page_table_and_then_from_the_guard()
    {
        var run = SavedRun.Of("dispose-leaves-the-guard-open.scenario");

        Assert.Equal(
            [
                new PageTableEntry(Port.Unmap, Page, Page + 4096, Succeeded: true, TookEffect: true),
                new HypercallEntry(Hypercall.GuardUnmap, Page, 0, TookEffect: true),
            ],
            run.Calls(2));
        Assert.True(run.Answer(2).Succeeded);
        Assert.Empty(run.Rig.Platform.Guard.Granules);
        Assert.Equal(Error.Disposed, run.Answer(3).Error);
    }

    [Theory]
    [InlineData(Port.Unmap, 0, Error.FailedToMap)]
    [InlineData(Port.GuardUnmap, -3, Error.Hypervisor)]
    public void Dispose_reports_what_is_refused_and_goes_on(Port port, int code, Error error)
    {
        var rig = new Rig(MachineDefaults.Machine with { Faults = [new Fault(port, 1, 1, FaultMode.Refused, code)] });
        rig.Must(new MapMmio(Area.Sized(Page, 2 * 4096)));

        var answer = rig.Do(new Dispose());

        Assert.Equal(error, answer.Error);
        Assert.Equal([Page], rig.View.RefusedPages);
        Assert.Empty(rig.View.MmioRegions);
        Assert.DoesNotContain(Page + 4096, rig.Platform.Guard.Granules);
        Assert.DoesNotContain((Page + 4096, Page + (2 * 4096)), rig.Snapshot.Mapped);
    }
}
