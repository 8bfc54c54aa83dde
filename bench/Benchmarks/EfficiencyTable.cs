using System.Globalization;
using Bench.Allocators;
using Bench.Workloads;

namespace Bench.Benchmarks;

/// <summary>
/// How much of the memory serves: user bytes of all bytes owned where <see cref="MixedLayouts{T}"/> fails for the first
/// time, and what the allocator keeps in memory of its own in percent of what it manages.
/// </summary>
internal static class EfficiencyTable
{
    private const ulong Start = WorkloadW<Nothing>.Start;
    private const ulong Size = WorkloadW<Nothing>.Size;

    /// <summary>The table.</summary>
    public static string Measure() => string.Join(
        '\n',
        "| allocator | in use at the first failure | own memory after W |",
        "| :-- | --: | --: |",
        Row("BuddyAllocator", () => new Buddy((Start, Size))),
        Row("sorted sets", () => new SortedSetBuddy((Start, Size))));

    private static string Row<T>(string name, Func<T> make)
        where T : IBuffers
    {
        var filled = new MixedLayouts<T>(make());
        filled.Fill();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var buffers = make();
        var workload = new WorkloadW<T>(buffers);
        workload.Run(WorkloadW<T>.Draws);
        var own = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(workload);
        GC.KeepAlive(buffers);
        const int driver = 4096 * 16;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {(double)filled.UserBytes / Size:P1} | {(double)(own - driver) / Size:P2} |");
    }
}
