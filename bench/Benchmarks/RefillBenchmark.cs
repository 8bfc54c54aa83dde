using Bench.Allocators;
using BenchmarkDotNet.Attributes;
using MemoryModel;
using MemoryModel.Sharing;

namespace Bench.Benchmarks;

/// <summary>A refill of so many granules: time and garbage; the calls are one a granule.</summary>
[MemoryDiagnoser]
public class RefillBenchmark
{
    private const ulong Granule = 4096;
    private const int Refills = 64;
    private SharedPool _pool = null!;

    /// <summary>Granules of a refill.</summary>
    [Params(1, 16, 256)]
    public int Granules { get; set; }

    /// <summary>Makes a pool whose heap has memory for all refills.</summary>
    [IterationSetup]
    public void Make() => _pool = Pool.Dynamic(new QuietMachine(Granule), Refills * (ulong)Granules * Granule);

    /// <summary>Takes the heap's memory.</summary>
    [Benchmark(OperationsPerInvoke = Refills)]
    public void Refill()
    {
        for (var refill = 0; refill < Refills; refill++)
            _pool.Refill(Layout.Create((ulong)Granules * Granule, 1)).ThrowIfFailed();
    }
}
