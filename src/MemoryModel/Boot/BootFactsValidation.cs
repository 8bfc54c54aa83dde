using System.Numerics;
using MemoryModel.Tracking;

namespace MemoryModel.Boot;

/// <summary>Validates the device tree against what this firmware supports.</summary>
internal static class BootFactsValidation
{
    /// <summary>The error of the first invalid fact, or success.</summary>
    public static Result Validate(BootFacts facts)
    {
        if (!facts.Memory.IsOk)
            return facts.Memory.Error;
        var memory = facts.Memory.Value;
        if (memory.Start != MemoryMap.MainStart || memory.IsEmpty || !IsWholePages(memory.Size)
            || !memory.IsWithin(MemoryMap.Main))
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange,
                $"the memory is {memory}",
                $"it must start with {MemoryMap.Main}, lie within it and be a non-zero multiple of 4 KiB");
        }

        var swiotlb = facts.Swiotlb;
        if (swiotlb.Size == 0 || !IsWholePages(swiotlb.Size))
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange,
                $"the swiotlb size is {swiotlb.Size} bytes",
                "it must be a non-zero multiple of 4 KiB");
        }

        return swiotlb.FixedRange is { } range ? CheckFixedRange(range, memory) : CheckAlignment(swiotlb.Alignment);
    }

    private static Result CheckFixedRange(Result<MemoryRange> range, MemoryRange memory)
    {
        if (!range.IsOk)
            return range.Error;
        return range.Value.IsWithin(memory)
            ? Result.Ok
            : MemoryError.Of(
                ErrorKind.OutOfRange, $"the swiotlb range is {range.Value}", $"it must lie within the memory {memory}");
    }

    private static Result CheckAlignment(ulong? alignment)
    {
        if (alignment is { } bytes && BitOperations.IsPow2(bytes) && IsWholePages(bytes))
            return Result.Ok;
        var asked = alignment is null ? "no alignment" : $"an alignment of {alignment} bytes";
        return MemoryError.Of(
            ErrorKind.BadAlignment,
            $"the swiotlb has no fixed range and {asked}",
            "without a fixed range the alignment must be a power of two, at least 4096");
    }

    private static bool IsWholePages(ulong bytes) => bytes % MemoryMap.PageSize == 0;
}
