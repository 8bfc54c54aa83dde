using Bench.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["hypercalls"])
    HypercallTable.Print(Console.Out);
else if (args is ["ratios"])
    RatioTable.PrintAllocators(Console.Out);
else if (args is ["scale"])
    RatioTable.PrintScale(Console.Out);
else if (args is ["efficiency"])
    EfficiencyTable.Print(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmark).Assembly).Run(args);
