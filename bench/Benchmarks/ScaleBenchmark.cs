using Bench.Allocators;
using Bench.Workloads;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks;

/// <summary>Workload W's sizes from 1,000 to 1,000,000 live buffers, in one region and in many.</summary>
[MemoryDiagnoser]
public class ScaleBenchmark
{
    private const int Draws = 100_000;
    private WorkloadW<Buddy> _workload = null!;
    private WorkloadW<Nothing> _nothing = null!;

    /// <summary>Live buffers in the long run.</summary>
    [Params(1 << 10, 1 << 15, 1 << 20)]
    public int Live { get; set; }

    /// <summary>Regions with a gap after each.</summary>
    [Params(1, 100, 10_000)]
    public int Regions { get; set; }

    /// <summary>Fills the memory.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _workload = new(ScaleTable.InRegions(Live, Regions), 2 * Live);
        _nothing = new(new Nothing(), 2 * Live);
        _workload.Run(10 * Live);
        _nothing.Run(10 * Live);
    }

    /// <summary>What the workload itself costs.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void Nothing() => _nothing.Run(Draws);

    /// <summary>The production code's allocator.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void BuddyAllocator() => _workload.Run(Draws);
}
