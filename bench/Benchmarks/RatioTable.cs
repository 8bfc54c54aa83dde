using Bench.Allocators;
using Bench.Workloads;

namespace Bench.Benchmarks;

/// <summary>Workload W on all allocators.</summary>
internal static class RatioTable
{
    private const ulong Start = WorkloadW<Nothing>.Start;
    private const ulong Size = WorkloadW<Nothing>.Size;

    /// <summary>The table.</summary>
    public static string Measure()
    {
        using var rust = RustWorkload.Start(out var problem);
        var turns = new Turns()
            .Add("sorted sets", new SortedSetBuddy((Start, Size)))
            .Add("BuddyAllocator", new Buddy((Start, Size)))
            .Add("SharedPool", Pool.Static(Start, Size))
            .Add("GuestHeap", new Heap(Start, Size))
            .Add("ArrayPool", new Arrays())
            .Add("AlignedAlloc", default(AlignedAlloc))
            .Add("the workload itself", new Nothing());
        if (rust is not null)
            turns.Add("Rust: buddy_system_allocator", rust.Run);
        return Figure.Table("workload W", turns.Measure())
            + (problem is null ? string.Empty : $"\n\nNo row for Rust: {problem}");
    }
}
