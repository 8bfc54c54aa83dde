using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 7: failure-restores.</summary>
public class FailureRuleTests
{
    private static readonly OperationBegan Began = new("refill", OperationKind.Ordinary);

    [Fact]
    public void Failed_operation_that_rolled_back_is_safe() => Good(
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
    public void Successful_operation_may_change_anything() => Good(
        [Began, .. CleanShare(0x1000), new GuardMapped(0x5000), new OperationEnded(Succeeded: true, [])]);

    [Fact]
    public void Failed_operation_may_leave_what_it_reports() => Good(
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new GuardMapped(0x5000),
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, [0x2000, 0x5000]),
        ]);

    [Fact]
    public void Failed_operation_may_recover_what_an_earlier_one_reported() => Good(
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
    public void Failed_teardown_need_not_roll_back() => Good(
        [
            .. CleanShare(0x1000),
            new GuardMapped(0x5000),
            new OperationBegan("dispose", OperationKind.Teardown),
            new GuardUnmapped(0x5000),
            new Closed([0x1000]),
            new OperationEnded(Succeeded: false, [0x1000]),
        ]);

    [Fact]
    public void Unreported_share_breaks_failure_restores() => Bad(
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
    public void Report_of_the_wrong_granule_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x2000..0x3000, private when it began, stayed shared and was not reported",
        [
            Began,
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new OperationEnded(Succeeded: false, [0x1000]),
        ]);

    [Fact]
    public void Unreported_share_at_address_0_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x0..0x1000, private when it began, stayed shared and was not reported",
        [Began, .. CleanShare(0), new OperationEnded(Succeeded: false, [])]);

    [Fact]
    public void Violation_reports_the_lowest_change_of_each_kind() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x1000..0x2000, private when it began, stayed shared and was not reported; "
            + "the MMIO page 0x4000, closed when it began, stayed mapped and was not reported; "
            + "the buffer 0x1000..0x1010 (allocated by event 8) is live",
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
    public void Changes_between_operations_are_attributed_to_none() => Good(
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
    public void Failed_operation_may_unshare_what_the_close_reported() => Good(
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
    public void Report_excuses_only_the_smallest_range_unshared(ulong first, ulong second) => Bad(
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
    public void Loss_of_an_earlier_share_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet 0x1000..0x2000, shared when it began, is private",
        [
            .. CleanShare(0x1000),
            Began,
            new Unshared(0x1000, Granule),
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void Unreported_guard_page_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet the MMIO page 0x5000, closed when it began, stayed mapped and was not reported",
        Began,
        new GuardMapped(0x5000),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Loss_of_an_earlier_guard_page_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet the MMIO page 0x5000, mapped when it began, is closed",
        new GuardMapped(0x5000),
        Began,
        new GuardUnmapped(0x5000),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Buffer_left_live_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet the buffer 0x1000..0x1010 (allocated by event 2) is live",
        new StaticRange(0x1000, 0x1000),
        Began,
        new Allocated(0x1000, 16, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Loss_of_an_earlier_buffer_breaks_failure_restores() => Bad(
        "failure-restores",
        "'refill' failed, yet the buffer 0x1000..0x1010, live when it began, is gone",
        new StaticRange(0x1000, 0x1000),
        new Allocated(0x1000, 16, 16),
        Began,
        new Freed(0x1000, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Free_of_what_was_never_a_buffer_is_no_loss()
    {
        var verdict = Run(Began, new Freed(0x1000, 16), new OperationEnded(Succeeded: false, []));

        Assert.Equal(["freed-was-live"], verdict.Violations.Select(violation => violation.Rule));
    }

    [Fact]
    public void Buffer_freed_and_allocated_again_counts_as_restored() => Good(
        new StaticRange(0x1000, 0x1000),
        new Allocated(0x1000, 16, 16),
        Began,
        new Freed(0x1000, 16),
        new Allocated(0x1000, 16, 16),
        new OperationEnded(Succeeded: false, []));

    [Fact]
    public void Excuse_ends_once_the_reported_page_is_recovered() => Bad(
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
