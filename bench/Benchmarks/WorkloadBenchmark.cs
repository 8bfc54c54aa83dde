using Bench.Allocators;
using Bench.Workloads;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks;

/// <summary>Workload W on everything that can run it; time and garbage of an operation.</summary>
[MemoryDiagnoser]
public class WorkloadBenchmark
{
    private const int Draws = 100_000;
    private const ulong Start = WorkloadW<Nothing>.Start;
    private const ulong Size = WorkloadW<Nothing>.Size;

    private readonly WorkloadW<Nothing> _nothing = new(new Nothing());
    private readonly WorkloadW<Buddy> _buddy = new(new Buddy((Start, Size)));
    private readonly WorkloadW<SortedSetBuddy> _sortedSets = new(new SortedSetBuddy((Start, Size)));
    private readonly WorkloadW<Pool> _pool = new(Pool.Static(Start, Size));
    private readonly WorkloadW<Heap> _heap = new(new Heap(Start, Size));
    private readonly WorkloadW<Arrays> _arrays = new(new Arrays());
    private readonly WorkloadW<AlignedAlloc> _alignedAlloc = new(default);

    /// <summary>What the workload itself costs.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void Nothing() => _nothing.Run(Draws);

    /// <summary>The allocator of commit bb1f8e8.</summary>
    [Benchmark(OperationsPerInvoke = Draws, Baseline = true)]
    public void SortedSets() => _sortedSets.Run(Draws);

    /// <summary>The production code's allocator.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void BuddyAllocator() => _buddy.Run(Draws);

    /// <summary>The production code's pool, static.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void SharedPool() => _pool.Run(Draws);

    /// <summary>The production code's heap.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void GuestHeap() => _heap.Run(Draws);

    /// <summary>The base library's pool of arrays.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void ArrayPool() => _arrays.Run(Draws);

    /// <summary>The C library's allocator.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void AlignedAlloc() => _alignedAlloc.Run(Draws);
}
