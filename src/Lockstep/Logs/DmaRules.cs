namespace Lockstep.Logs;

/// <summary>
/// What the Linux kernel's DMA API asks of drivers: Documentation/core-api/dma-api-howto.rst, and what its DMA
/// debugging complains about.
/// </summary>
internal static class DmaRules
{
    public static readonly LogRule MappedOnce = new(
        "mapped-once", 0, "No two live mappings of a device overlap.");

    public static readonly LogRule UnmappedOnce = new(
        "unmapped-once", 0, "A mapping is unmapped once.");

    public static readonly LogRule UnmappedAsMapped = new(
        "unmapped-as-mapped",
        0,
        "A mapping is unmapped with the size, the direction and the kind of call that made it.");

    public static readonly LogRule UsedWhileMapped = new(
        "used-while-mapped", 0, "Only live mappings are synchronised.");

    public static readonly LogRule ReturnedAtEnd = new(
        "returned-at-end", 0, "At the end of a whole run nothing is mapped.");

    public static IReadOnlyList<LogRule> All { get; } =
        [MappedOnce, UnmappedOnce, UnmappedAsMapped, UsedWhileMapped, ReturnedAtEnd];
}
