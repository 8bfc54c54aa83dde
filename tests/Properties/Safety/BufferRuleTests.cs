using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rules of promise 4: live-in-shared, live-aligned, live-disjoint, freed-was-live.</summary>
public class BufferRuleTests
{
    [Fact]
    public void Buffers_allocated_and_freed_in_shared_memory_are_safe() => Good(
        [
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new Allocated(0x1fc0, 0x80, 64),
            new Allocated(0x2040, 0x40, 64),
            new Freed(0x1fc0, 0x80),
            new Allocated(0x1fc0, 0x80, 16),
            new Freed(0x1fc0, 0x80),
            new Freed(0x2040, 0x40),
            new Unshared(0x1000, Granule),
        ]);

    [Fact]
    public void Buffers_in_a_static_range_need_no_sharing() => Good(
        new StaticRange(0x8000, 0x2000), new Allocated(0x8ff0, 0x20, 16), new Freed(0x8ff0, 0x20));

    [Fact]
    public void Buffer_may_span_shared_and_static_memory() => Good(
        [.. CleanShare(0x7000), new StaticRange(0x8000, 0x1000), new Allocated(0x7f00, 0x200, 256)]);

    [Fact]
    public void Teardown_may_unshare_memory_of_buffers_it_revokes() => Good(
        [
            .. CleanShare(0x1000),
            new Allocated(0x1000, 64, 64),
            new OperationBegan("unshare-all", OperationKind.Teardown),
            new Unshared(0x1000, Granule),
            new Closed([]),
            new OperationEnded(Succeeded: true, []),
        ]);

    [Fact]
    public void Buffer_in_private_memory_breaks_live_in_shared() => Bad(
        "live-in-shared",
        "the buffer 0x1fc0..0x2040 was allocated, but its byte at 0x2000 is private: it is in neither "
            + "a shared granule nor a static range",
        [.. CleanShare(0x1000), new Allocated(0x1fc0, 0x80, 64)]);

    [Fact]
    public void Unsharing_a_live_buffer_breaks_live_in_shared() => Bad(
        "live-in-shared",
        "0x1000..0x2000 was unshared while the buffer 0x1800..0x1840 (allocated by event 2) in it was live",
        [.. CleanShare(0x1000), new Allocated(0x1800, 0x40, 64), new Unshared(0x1000, Granule)]);

    [Fact]
    public void Unsharing_the_end_of_a_live_buffer_breaks_live_in_shared() => Bad(
        "live-in-shared",
        "0x2000..0x3000 was unshared while the buffer 0x1fc0..0x2040 (allocated by event 4) in it was live",
        [
            .. CleanShare(0x1000),
            .. CleanShare(0x2000),
            new Allocated(0x1fc0, 0x80, 64),
            new Unshared(0x2000, Granule),
        ]);

    [Fact]
    public void Misaligned_buffer_breaks_live_aligned() => Bad(
        "live-aligned",
        "the buffer 0x1040..0x1080 was allocated with a requested alignment of 128 bytes",
        [.. CleanShare(0x1000), new Allocated(0x1040, 0x40, 128)]);

    [Fact]
    public void Buffer_with_alignment_0_breaks_live_aligned() => Bad(
        "live-aligned",
        "the buffer 0x1000..0x1040 was allocated with a requested alignment of 0 bytes",
        [.. CleanShare(0x1000), new Allocated(0x1000, 0x40, 0)]);

    [Theory]
    [InlineData(0x1000, 0x100)]
    [InlineData(0x1040, 0x10)]
    [InlineData(0x10f0, 0x20)]
    [InlineData(0x0ff0, 0x20)]
    [InlineData(0x0ff0, 0x200)]
    public void Overlapping_buffer_breaks_live_disjoint(ulong start, ulong size) => Bad(
        "live-disjoint",
        $"the buffer 0x{start:x}..0x{start + size:x} was allocated while the buffer 0x1000..0x1100 "
            + "(allocated by event 2) was live, and they overlap",
        new StaticRange(0, 0x4000),
        new Allocated(0x0800, 0x10, 1),
        new Allocated(0x1000, 0x100, 1),
        new Allocated(0x1800, 0x10, 1),
        new Allocated(start, size, 1));

    [Fact]
    public void Free_of_an_unallocated_buffer_breaks_freed_was_live() => Bad(
        "freed-was-live",
        "0x1000..0x1040 was freed, but no live buffer begins there",
        [.. CleanShare(0x1000), new Freed(0x1000, 0x40)]);

    [Fact]
    public void Double_free_breaks_freed_was_live() => Bad(
        "freed-was-live",
        "0x1000..0x1040 was freed, but no live buffer begins there",
        [
            .. CleanShare(0x1000),
            new Allocated(0x1000, 0x40, 64),
            new Freed(0x1000, 0x40),
            new Freed(0x1000, 0x40),
        ]);

    [Fact]
    public void Free_with_another_size_breaks_freed_was_live() => Bad(
        "freed-was-live",
        "32 bytes at 0x1000 were freed, but the buffer that begins there is 0x1000..0x1040 "
            + "(allocated by event 2)",
        [.. CleanShare(0x1000), new Allocated(0x1000, 0x40, 64), new Freed(0x1000, 0x20)]);

    [Fact]
    public void Free_of_a_revoked_buffer_breaks_freed_was_live() => Bad(
        "freed-was-live",
        "0x1000..0x1040 was freed, but no live buffer begins there",
        new StaticRange(0x1000, 0x1000),
        new Allocated(0x1000, 0x40, 64),
        new Closed([]),
        new Freed(0x1000, 0x40));
}
