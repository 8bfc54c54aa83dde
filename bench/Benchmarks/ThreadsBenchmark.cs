using Bench.Allocators;
using Bench.Workloads;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks;

/// <summary>Two threads with a workload each on one pool, beside one thread.</summary>
public class ThreadsBenchmark
{
    private const int Draws = 100_000;
    private WorkloadW<Pool>[] _workloads = [];

    /// <summary>How many threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the pool.</summary>
    [GlobalSetup]
    public void Make()
    {
        var pool = Pool.Static(WorkloadW<Pool>.Start, WorkloadW<Pool>.Size);
        _workloads = [.. Enumerable.Range(0, Threads).Select(_ => new WorkloadW<Pool>(pool, slots: 2048))];
    }

    /// <summary>An operation is one of each thread.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public void SharedPool() => Parallel.ForEach(
        _workloads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, workload => workload.Run(Draws));
}
