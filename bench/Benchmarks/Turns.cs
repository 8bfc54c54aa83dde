using System.Diagnostics;
using Bench.Workloads;

namespace Bench.Benchmarks;

/// <summary>
/// Measures on a machine that others use too: short batches of each candidate in turn, and of each the time that a
/// tenth of the batches stay below. What disturbs a batch then changes no ratio.
/// </summary>
internal sealed class Turns
{
    private const int Draws = 10_000;
    private const int Batches = 300;

    private readonly List<(string Name, Func<int, double> Nanoseconds)> _rows = [];

    /// <summary>Adds a workload.</summary>
    /// <param name="name">Its name in tables.</param>
    /// <param name="buffers">Where its buffers come from.</param>
    /// <param name="live">Buffers that live in the long run; null for those of workload W.</param>
    public Turns Add<T>(string name, T buffers, int? live = null)
        where T : IBuffers
    {
        var workload = live is { } count ? new WorkloadW<T>(buffers, 2 * count) : new WorkloadW<T>(buffers);
        workload.Run(10 * live ?? 0);
        return Add(name, draws =>
        {
            var start = Stopwatch.GetTimestamp();
            workload.Run(draws);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        });
    }

    /// <summary>Adds what takes its time itself.</summary>
    public Turns Add(string name, Func<int, double> nanoseconds)
    {
        _rows.Add((name, nanoseconds));
        return this;
    }

    /// <summary>Runs all, half of the batches to warm up.</summary>
    public IReadOnlyList<Figure> Measure()
    {
        var times = _rows.ConvertAll(_ => new List<double>(Batches));
        for (var batch = -Batches; batch < Batches; batch++)
        {
            for (var row = 0; row < _rows.Count; row++)
            {
                var time = _rows[row].Nanoseconds(Draws);
                if (batch >= 0)
                    times[row].Add(time / Draws);
            }
        }

        return [.. _rows.Zip(times, (row, time) => new Figure(row.Name, time.Order().ElementAt(Batches / 10)))];
    }
}
