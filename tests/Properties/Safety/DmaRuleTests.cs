using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 9: dma-zeroed.</summary>
public class DmaRuleTests
{
    private static readonly OperationBegan Allocating = new("DmaAllocate", OperationKind.Ordinary);
    private static readonly OperationEnded Done = new(Succeeded: true, []);
    private static readonly Allocated Pages = new(0x1000, 0x1000, 0x1000) { IsZeroed = true };

    [Fact]
    public void Pages_zeroed_in_several_writes_are_handed_out() => Good(
        [
            .. CleanShare(0x1000),
            Allocating, new Written(0x1800, 0x800, IsZero: true), new Written(0x1000, 0x800, IsZero: true), Pages, Done,
        ]);

    [Fact]
    public void Other_buffers_need_not_be_zeroed() => Good(
        [.. CleanShare(0x1000), Allocating, Pages with { IsZeroed = false }, Done]);

    [Fact]
    public void Byte_left_at_the_end_breaks_dma_zeroed() => Bad(
        "dma-zeroed",
        Left(0x1fff),
        [.. CleanShare(0x1000), Allocating, new Written(0x1000, 0xfff, IsZero: true), Pages]);

    [Fact]
    public void Write_after_zeroing_breaks_dma_zeroed() => Bad(
        "dma-zeroed",
        Left(0x1008),
        [
            .. CleanShare(0x1000),
            Allocating, new Written(0x1000, 0x1000, IsZero: true), new Written(0x1008, 8, IsZero: false), Pages,
        ]);

    [Fact]
    public void Zeroing_by_an_earlier_operation_does_not_count() => Bad(
        "dma-zeroed",
        Left(0x1000),
        [
            .. CleanShare(0x1000),
            Allocating, new Written(0x1000, 0x1000, IsZero: true), Done,
            Allocating, Pages,
        ]);

    private static string Left(ulong address) =>
        $"0x1000..0x2000 was allocated as DMA memory, but the byte at 0x{address:x} was not zeroed: it may hold what "
            + "an earlier buffer or the host left";
}
