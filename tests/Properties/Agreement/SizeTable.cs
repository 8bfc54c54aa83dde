namespace Properties.Agreement;

/// <summary>
/// The size classes that generated scenarios must reach, beside the endings of <see cref="CoverageTable"/>: a list that
/// loses an entry, or a counter of 8 bits, shows only from some number on. What no scenario may reach is left to
/// <see cref="Promises.LargeCounts"/>.
/// </summary>
internal static class SizeTable
{
    private const long KiB = 1 << 10;

    private static readonly (SizeKind Kind, long[] From)[] Rows =
    [
        (SizeKind.LiveBuffers, [9, 17, 33, 65]),
        (SizeKind.DmaBuffers, [9, 17]),
        (SizeKind.BounceBuffers, [9, 17, 33]),
        (SizeKind.HeapBuffers, [9, 17, 33]),
        (SizeKind.RevokedBuffers, [9, 17, 33]),
        (SizeKind.SharedBlocks, [9, 17, 33]),
        (SizeKind.QuarantinedBlocks, [9, 17]),
        (SizeKind.RefusedGranules, [9, 17, 33]),
        (SizeKind.GranulesOfRefill, [17, 33, 65, 257]),
        (SizeKind.Granule, [(64 * KiB) + 1, 1024 * KiB]),
        (SizeKind.PagesOfDma, [17, 257]),
        (SizeKind.CopiedBytes, [(64 * KiB) + 1, (128 * KiB) + 1]),
        (SizeKind.MmioPages, [33, 65, 257]),
        (SizeKind.PagesOfRegion, [257, 65_537]),
        (SizeKind.StaticPool, [(64 * KiB) + 1, (128 * KiB) + 1]),
        (SizeKind.BareBuffers, [9, 17, 33, 65]),
        (SizeKind.BareRegions, [9, 17]),
    ];

    /// <summary>All classes: a kind, and the size from which on a scenario belongs to it.</summary>
    public static IReadOnlyList<(SizeKind Kind, long From)> Classes { get; } =
        [.. Rows.SelectMany(row => row.From.Select(from => (row.Kind, from)))];
}
