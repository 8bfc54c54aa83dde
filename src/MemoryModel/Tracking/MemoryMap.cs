namespace MemoryModel.Tracking;

/// <summary>Where things are in the guest's physical address space, in bytes.</summary>
public static class MemoryMap
{
    /// <summary>The page of the page table.</summary>
    public const ulong PageSize = 4096;

    /// <summary>Main memory begins here.</summary>
    public const ulong MainStart = 0x8000_0000;

    /// <summary>Main memory ends here at the latest.</summary>
    public const ulong MainLimit = 1UL << 40;

    /// <summary>The page of the console, which belongs to the boot.</summary>
    public const ulong UartPage = 0;

    /// <summary>Where main memory can be.</summary>
    public static MemoryRange Main => new(MainStart, MainLimit);

    /// <summary>The firmware's own 4 MiB.</summary>
    public static MemoryRange Firmware => new(MainStart - 0x40_0000, MainStart);

    /// <summary>The smallest range of whole pages around a range that ends below 2^63.</summary>
    internal static MemoryRange PagesOf(MemoryRange range) =>
        new(range.Start & ~(PageSize - 1), (range.End + PageSize - 1) & ~(PageSize - 1));
}
