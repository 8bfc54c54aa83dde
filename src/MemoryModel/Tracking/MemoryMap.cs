namespace MemoryModel.Tracking;

/// <summary>The layout of the guest's physical address space; addresses and sizes in bytes.</summary>
public static class MemoryMap
{
    /// <summary>The page size of the page table.</summary>
    public const ulong PageSize = 4096;

    /// <summary>The start of main memory.</summary>
    public const ulong MainStart = 0x8000_0000;

    /// <summary>The highest possible end of main memory.</summary>
    public const ulong MainLimit = 1UL << 40;

    /// <summary>The console's MMIO page, reserved for the boot.</summary>
    public const ulong UartPage = 0;

    /// <summary>The largest possible main memory.</summary>
    public static MemoryRange Main => new(MainStart, MainLimit);

    /// <summary>The firmware's own 4 MiB.</summary>
    public static MemoryRange Firmware => new(MainStart - 0x40_0000, MainStart);

    /// <summary>The whole pages that a range touches; the range must end below 2^63.</summary>
    internal static MemoryRange PagesOf(MemoryRange range) =>
        new(range.Start & ~(PageSize - 1), (range.End + PageSize - 1) & ~(PageSize - 1));
}
