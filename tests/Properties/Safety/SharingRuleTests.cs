using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>
/// The rules of promises 5, 6 and 8: clean-when-shared, heap-private, private-after-close, no-allocation-after-close,
/// payload-private.
/// </summary>
public class SharingRuleTests
{
    [Fact]
    public void Memory_cleared_in_pieces_is_clean() => Good(
        new Written(0x1800, 0x1000, IsZero: true),
        new Written(0x1000, 0x10, IsZero: false),
        new Written(0x1000, 0x800, IsZero: true),
        new Shared(0x1000, 0x1000),
        new Written(0x1000, 0x800, IsZero: false),
        new Unshared(0x1000, 0x1000),
        new Written(0x1000, 0x1000, IsZero: true),
        new Shared(0x1000, 0x1000));

    [Fact]
    public void Static_range_needs_no_clearing() => Good(
        new Written(0x8000, 0x10, IsZero: false), new StaticRange(0x8000, 0x1000));

    [Fact]
    public void Payload_entry_with_everything_private_is_safe() => Good(
        [
            .. CleanShare(0x1000),
            new GuardMapped(0x0),
            new OperationBegan("enter-payload", OperationKind.Teardown),
            new Unshared(0x1000, Granule),
            new Closed([]),
            new GuardUnmapped(0x0),
            new PayloadEntered(),
            new OperationEnded(Succeeded: true, []),
        ]);

    [Fact]
    public void Granule_reported_by_the_close_may_be_unshared_later() => Good(
        [
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new Unshared(0x1000, Granule),
            new Closed([0x2000]),
            new Unshared(0x2000, Granule),
            new Closed([]),
            new PayloadEntered(),
        ]);

    [Fact]
    public void Heap_may_hand_out_what_was_taken_back_and_what_lies_beside_shared_memory() => Good(
        [
            .. CleanShare(0x1000),
            .. CleanShare(0x3000),
            new HeapAllocated(0x2000, Granule),
            new Unshared(0x1000, Granule),
            new HeapAllocated(0x1000, Granule),
        ]);

    [Fact]
    public void Block_that_is_partly_shared_breaks_heap_private() => Bad(
        "heap-private",
        "the heap handed out 0x1000..0x3000, but the host still sees 0x2000..0x3000 of it",
        [.. CleanShare(0x2000), new HeapAllocated(0x1000, 2 * Granule)]);

    // A refusal that was reported, and a retry whose refusal was taken for success.
    [Fact]
    public void Report_of_a_refusal_does_not_excuse_that_the_heap_hands_the_block_out() => Bad(
        "heap-private",
        "the heap handed out 0x1000..0x1040, but the host still sees 0x1000..0x1040 of it",
        [
            .. CleanShare(0x1000),
            new OperationBegan("unshare-all", OperationKind.Teardown),
            new Closed([0x1000]),
            new OperationEnded(Succeeded: false, [0x1000]),
            new HeapAllocated(0x1000, 64),
        ]);

    [Fact]
    public void Share_of_unwritten_memory_breaks_clean_when_shared() => Bad(
        "clean-when-shared", NotClean(0x1000), new Shared(0x1000, 0x1000));

    [Fact]
    public void Share_with_one_uncleared_byte_breaks_clean_when_shared() => Bad(
        "clean-when-shared",
        NotClean(0x1fff),
        new Written(0x1000, 0xfff, IsZero: true),
        new Shared(0x1000, 0x1000));

    [Fact]
    public void Share_of_memory_written_after_clearing_breaks_clean_when_shared() => Bad(
        "clean-when-shared",
        NotClean(0x1234),
        new Written(0x1000, 0x1000, IsZero: true),
        new Written(0x1234, 1, IsZero: false),
        new Shared(0x1000, 0x1000));

    [Fact]
    public void Second_share_without_clearing_breaks_clean_when_shared() => Bad(
        "clean-when-shared",
        NotClean(0x1000),
        [.. CleanShare(0x1000), new Unshared(0x1000, Granule), new Shared(0x1000, Granule)]);

    [Fact]
    public void Close_with_an_unreported_share_breaks_private_after_close() => Bad(
        "private-after-close",
        "the pool was closed, but 0x2000..0x3000 stayed shared and was not reported",
        [.. CleanShare(0x1000), .. CleanShare(0x2000), new Closed([0x1000])]);

    [Fact]
    public void Share_after_the_close_breaks_private_after_close() => Bad(
        "private-after-close",
        "0x1000..0x2000 became shared after the pool was closed",
        [new Closed([]), .. CleanShare(0x1000)]);

    [Fact]
    public void Second_close_that_omits_a_share_breaks_private_after_close() => Bad(
        "private-after-close",
        "the pool was closed, but 0x1000..0x2000 stayed shared and was not reported",
        [.. CleanShare(0x1000), new Closed([0x1000]), new Closed([])]);

    [Fact]
    public void Allocation_after_the_close_breaks_no_allocation_after_close() => Bad(
        "no-allocation-after-close",
        "the buffer 0x8000..0x8040 was allocated after the pool was closed",
        new StaticRange(0x8000, 0x1000),
        new Closed([]),
        new Allocated(0x8000, 0x40, 64));

    [Fact]
    public void Payload_entry_with_a_shared_granule_breaks_payload_private() => Bad(
        "payload-private",
        "the payload was entered while 0x1000..0x2000 was shared with the host",
        [.. CleanShare(0x1000), new Closed([0x1000]), new PayloadEntered()]);

    [Fact]
    public void Payload_entry_with_the_UART_mapped_breaks_payload_private() => Bad(
        "payload-private",
        "the payload was entered while the MMIO page 0x0 was mapped",
        new GuardMapped(0x0),
        new PayloadEntered());

    [Fact]
    public void Payload_entry_with_two_pages_mapped_reports_the_lower() => Bad(
        "payload-private",
        "the payload was entered while the MMIO page 0x4000 was mapped",
        new GuardMapped(0x5000),
        new GuardMapped(0x4000),
        new PayloadEntered());

    private static string NotClean(ulong address) =>
        $"0x1000..0x2000 became shared, but the byte at 0x{address:x} is not clean: the guest's last write "
        + "to it since it became private was not zero, or there was none";
}
