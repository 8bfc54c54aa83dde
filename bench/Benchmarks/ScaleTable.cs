using Bench.Allocators;
using Bench.Workloads;

namespace Bench.Benchmarks;

/// <summary>The cost of workload W's sizes by number of live buffers and of regions.</summary>
internal static class ScaleTable
{
    private const int Fewest = 1 << 10;
    private const int Most = 1 << 20;

    /// <summary>The table for one number of live buffers after another.</summary>
    public static string Measure() => string.Join("\n\n", Counts(step: 5).Select(live => Figure.Table(
        $"{live:N0} live",
        new Turns()
            .Add("sorted sets", new SortedSetBuddy(Ranges(live, 1)), live)
            .Add("1 region", InRegions(live, 1), live)
            .Add("100 regions", InRegions(live, 100), live)
            .Add("10,000 regions", InRegions(live, 10_000), live)
            .Add("the workload itself", new Nothing(), live)
            .Measure())));

    /// <summary>The cost of both allocators in one region, by number of live buffers.</summary>
    public static IReadOnlyList<(int Live, IReadOnlyList<Figure> Figures)> Curve() =>
    [
        .. Counts(step: 1).Select(live => (live, new Turns()
            .Add("sorted sets", new SortedSetBuddy(Ranges(live, 1)), live)
            .Add("BuddyAllocator", InRegions(live, 1), live)
            .Measure())),
    ];

    /// <summary>Memory for so many live buffers, and as much again, in regions with a gap after each.</summary>
    public static Buddy InRegions(int live, int regions) => new(Ranges(live, regions));

    private static IEnumerable<int> Counts(int step)
    {
        for (var live = Fewest; live <= Most; live <<= step)
            yield return live;
    }

    private static (ulong Start, ulong Size)[] Ranges(int live, int regions)
    {
        // A region has whole blocks of the largest size, whatever their number.
        const ulong block = 1 << 16;
        const ulong bytesPerBuffer = 1 << 15;
        var size = (((ulong)live * bytesPerBuffer / (ulong)regions) + block) & ~(block - 1);
        return
        [
            .. Enumerable.Range(0, regions)
                .Select(index => (WorkloadW<Nothing>.Start + ((ulong)index * (size + block)), size)),
        ];
    }
}
