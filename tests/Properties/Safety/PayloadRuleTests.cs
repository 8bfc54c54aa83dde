using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 14: payload-clean.</summary>
public class PayloadRuleTests
{
    private static readonly HeapRange Heap = new(0x1000, 0x2000);

    private static readonly Written Zeroed = new(0x1000, 0x2000, IsZero: true);

    private static readonly Flushed Flush = new(0x1000, 0x2000);

    [Fact]
    public void Heap_zeroed_and_then_flushed_is_clean() => Good(
        Heap, new Written(0x1800, 8, IsZero: false), Zeroed, Flush, new PayloadEntered());

    [Fact]
    public void Heap_wiped_in_parts_is_clean() => Good(
        Heap,
        new Written(0x2000, 0x1000, IsZero: true),
        new Flushed(0x2000, 0x1000),
        new Written(0x1000, 0x1000, IsZero: true),
        new Flushed(0x1000, 0x1000),
        new PayloadEntered());

    [Fact]
    public void Writes_outside_the_heap_do_not_matter() => Good(
        Heap, Zeroed, Flush, new Written(0x3000, 8, IsZero: false), new PayloadEntered());

    [Fact]
    public void Secret_breaks_payload_clean() => Bad(
        "payload-clean", Unclean(0x1800), Heap, Zeroed, new Written(0x1800, 8, IsZero: false), Flush,
        new PayloadEntered());

    [Fact]
    public void Memory_never_written_breaks_payload_clean() => Bad(
        "payload-clean", Unclean(0x2fff), Heap, new Written(0x1000, 0x1fff, IsZero: true), Flush, new PayloadEntered());

    [Fact]
    public void Memory_shared_after_it_was_zeroed_breaks_payload_clean() => Bad(
        "payload-clean",
        Unclean(0x1000),
        Heap, Zeroed, Flush, new Shared(0x1000, Granule), new Unshared(0x1000, Granule), new PayloadEntered());

    [Fact]
    public void Flush_before_the_heap_is_zeroed_breaks_payload_clean() => Bad(
        "payload-clean",
        "the payload was entered, but the byte at 0x1000 of the heap was not flushed when zeroed",
        Heap, Flush, Zeroed, new PayloadEntered());

    private static string Unclean(ulong address) =>
        $"the payload was entered, but the byte at 0x{address:x} of the heap is not clean: the guest's last write to "
            + "it since it became private was not zero, or there was none";
}
