using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 7: failure-restores.</summary>
public class FailureRuleTests
{
    private static readonly OperationBegan Began = new("refill", OperationKind.Ordinary);

    [Fact]
    public void An_operation_that_undid_everything_may_fail() => Good(
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new GuardMapped(0x5000),
            new Allocated(0x1000, 16, 16),
            new Freed(0x1000, 16),
            new GuardUnmapped(0x5000),
            new Unshared(0x2000, Granule),
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void An_operation_that_succeeds_may_change_anything() => Good(
        [Began, .. CleanShare(0x1000), new GuardMapped(0x5000), new OperationEnded(Succeeded: true, [])]);

    [Fact]
    public void What_a_failed_operation_reports_may_stay() => Good(
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new GuardMapped(0x5000),
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, [0x2000, 0x5000]),
        ]);

    [Fact]
    public void A_failed_operation_may_recover_what_was_reported_before() => Good(
        [
            Began,
            .. CleanShare(0x1000),
            new GuardMapped(0x5000),
            new OperationEnded(Succeeded: false, [0x1000, 0x5000]),
            Began,
            new Unshared(0x1000, Granule),
            new GuardUnmapped(0x5000),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void A_teardown_that_fails_does_not_roll_back() => Good(
        [
            .. CleanShare(0x1000),
            new GuardMapped(0x5000),
            new OperationBegan("dispose", OperationKind.Teardown),
            new GuardUnmapped(0x5000),
            new Closed([0x1000]),
            new OperationEnded(Succeeded: false, [0x1000]),
        ]);

    [Fact]
    public void Bad_granule_stays_shared() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x1000..0x2000, private when it began, stayed shared and was not reported",
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new Unshared(0x2000, Granule),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void Bad_report_that_names_the_wrong_granule() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x2000..0x3000, private when it began, stayed shared and was not reported",
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new OperationEnded(Succeeded: false, [0x1000]),
        ]);

    [Fact]
    public void Bad_granule_at_address_0_stays_shared() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x0..0x1000, private when it began, stayed shared and was not reported",
        [Began, .. CleanShare(0), new OperationEnded(Succeeded: false, [])]);

    [Fact]
    public void Bad_operation_leaves_all_kinds_of_changes_and_is_told_of_the_lowest_of_each() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x1000..0x2000, private when it began, stayed shared and was not reported; "
            + "the MMIO page 0x4000, closed when it began, stayed mapped and was not reported; "
            + "the buffer 0x1000..0x1010 (handed out by event 8) is live",
        [
            Began,
            .. CleanShare(0x3000),
            .. CleanShare(0x1000),
            new GuardMapped(0x5000),
            new GuardMapped(0x4000),
            new GuardMapped(0x6000),
            new Allocated(0x1000, 16, 16),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void What_happens_between_operations_is_the_fault_of_none() => Good(
        [
            Began,
            new OperationEnded(Succeeded: true, []),
            .. CleanShare(0x1000),
            new GuardMapped(0x5000),
            new OperationEnded(Succeeded: false, []),
            Began,
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void What_the_close_reported_may_come_back_in_an_operation_that_fails() => Good(
        [
            .. CleanShare(0x1000),
            new Closed([0x1000]),
            Began,
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Theory]
    [InlineData(0x1000, 0x4000)]
    [InlineData(0x4000, 0x1000)]
    public void Bad_report_excuses_no_more_than_the_smallest_range_taken_back(ulong first, ulong second) => Bad(
        "failure-restores",
        $"'refill' failed, yet 0x{0x10000 + Granule:x}..0x14000, shared when it began, is private",
        [
            new Written(0x10000, 0x8000, IsZero: true),
            new Shared(0x10000, 0x8000),
            Began,
            new Unshared(0x10000, first),
            new Unshared(0x10000, second),
            new OperationEnded(Succeeded: false, [0x10000]),
        ]);

    [Fact]
    public void Bad_granule_shared_before_is_lost() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x1000..0x2000, shared when it began, is private",
        [
            .. CleanShare(0x1000),
            Began,
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void Bad_page_stays_mapped_in_the_guard() => Bad(
        "failure-restores",
        "'refill' failed, yet the MMIO page 0x5000, closed when it began, stayed mapped and was not reported",
        Began,
        new GuardMapped(0x5000),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Bad_page_mapped_before_is_closed() => Bad(
        "failure-restores",
        "'refill' failed, yet the MMIO page 0x5000, mapped when it began, is closed",
        new GuardMapped(0x5000),
        Began,
        new GuardUnmapped(0x5000),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Bad_buffer_stays_live() => Bad(
        "failure-restores",
        "'refill' failed, yet the buffer 0x1000..0x1010 (handed out by event 2) is live",
        new StaticRange(0x1000, 0x1000),
        Began,
        new Allocated(0x1000, 16, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Bad_buffer_live_before_is_gone() => Bad(
        "failure-restores",
        "'refill' failed, yet the buffer 0x1000..0x1010, live when it began, is gone",
        new StaticRange(0x1000, 0x1000),
        new Allocated(0x1000, 16, 16),
        Began,
        new Freed(0x1000, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void A_buffer_freed_and_handed_out_again_is_as_it_was() => Good(
        new StaticRange(0x1000, 0x1000),
        new Allocated(0x1000, 16, 16),
        Began,
        new Freed(0x1000, 16),
        new Allocated(0x1000, 16, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void An_excuse_ends_when_what_it_was_for_is_recovered() => Bad(
        "failure-restores",
        "'refill' failed, yet the MMIO page 0x5000, closed when it began, stayed mapped and was not reported",
        Began,
        new GuardMapped(0x5000),
        new OperationEnded(Succeeded: false, [0x5000]),
        new OperationBegan("unmap-mmio", OperationKind.Teardown),
        new GuardUnmapped(0x5000),
        new OperationEnded(Succeeded: true, []),
        Began,
        new GuardMapped(0x5000),
        new OperationEnded(Succeeded: false, []));
}
