using Bench.Allocators;
using Bench.Workloads;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks;

/// <summary>
/// The second workload: 10,000 live buffers of 1 byte to 30 kB; an operation frees one and allocates one.
/// </summary>
[MemoryDiagnoser]
public class MixedBenchmark
{
    private const int Buffers = 50_000;
    private const ulong Start = 0x8000_0000;
    private const ulong Size = 1UL << 30;

    private readonly MixedLayouts<Buddy> _buddy = new(new Buddy((Start, Size)));
    private readonly MixedLayouts<SortedSetBuddy> _sortedSets = new(new SortedSetBuddy((Start, Size)));
    private readonly MixedLayouts<Arrays> _arrays = new(new Arrays());
    private readonly MixedLayouts<AlignedAlloc> _alignedAlloc = new(default);

    /// <summary>The allocator of commit bb1f8e8.</summary>
    [Benchmark(OperationsPerInvoke = Buffers, Baseline = true)]
    public bool SortedSets() => _sortedSets.Run(Buffers);

    /// <summary>The production code's allocator.</summary>
    [Benchmark(OperationsPerInvoke = Buffers)]
    public bool BuddyAllocator() => _buddy.Run(Buffers);

    /// <summary>The base library's pool of arrays.</summary>
    [Benchmark(OperationsPerInvoke = Buffers)]
    public bool ArrayPool() => _arrays.Run(Buffers);

    /// <summary>The C library's allocator.</summary>
    [Benchmark(OperationsPerInvoke = Buffers)]
    public bool AlignedAlloc() => _alignedAlloc.Run(Buffers);
}
