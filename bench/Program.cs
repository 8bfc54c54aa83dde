using Bench.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["report"])
    Report.Write();
else if (args is ["plot"])
    Report.Draw();
else if (args is [var name] && Report.Tables.FirstOrDefault(table => table.Name == name) is { Measure: { } measure })
    Console.WriteLine(measure());
else
    BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmark).Assembly).Run(args);
