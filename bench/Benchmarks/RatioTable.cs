using System.Diagnostics;
using System.Globalization;
using Bench.Allocators;
using Bench.Workloads;

namespace Bench.Benchmarks;

/// <summary>
/// Workload W on a machine that others use too: short batches of each allocator in turn, and of each the time that a
/// tenth of the batches stay below. What disturbs a batch then changes no ratio.
/// </summary>
internal static class RatioTable
{
    private const int Draws = 10_000;
    private const int Batches = 300;
    private const ulong Start = WorkloadW<Nothing>.Start;
    private const ulong Size = WorkloadW<Nothing>.Size;

    /// <summary>Prints workload W on all allocators.</summary>
    public static void PrintAllocators(TextWriter to)
    {
        using var rust = RustWorkload.Start(out var problem);
        List<(string, Func<int, double>)> rows =
        [
            ("sorted sets", Timed(new WorkloadW<SortedSetBuddy>(new SortedSetBuddy((Start, Size))).Run)),
            ("BuddyAllocator", Timed(new WorkloadW<Buddy>(new Buddy((Start, Size))).Run)),
            ("SharedPool", Timed(new WorkloadW<Pool>(Pool.Static(Start, Size)).Run)),
            ("GuestHeap", Timed(new WorkloadW<Heap>(new Heap(Start, Size)).Run)),
            ("ArrayPool", Timed(new WorkloadW<Arrays>(new Arrays()).Run)),
            ("AlignedAlloc", Timed(new WorkloadW<AlignedAlloc>(default).Run)),
            ("the workload itself", Timed(new WorkloadW<Nothing>(new Nothing()).Run)),
        ];
        if (rust is not null)
            rows.Add(("Rust: buddy_system_allocator", rust.Run));
        Print(to, [.. rows]);
        if (problem is not null)
            to.WriteLine($"No row for Rust: {problem}");
    }

    /// <summary>Prints the cost by number of live buffers and of regions.</summary>
    public static void PrintScale(TextWriter to)
    {
        for (var live = 1 << 10; live <= 1 << 20; live <<= 5)
        {
            Print(
                to,
                [
                    ($"{live} live, sorted sets", Filled(new SortedSetBuddy(Ranges(live, 1)), live)),
                    ($"{live} live, 1 region", Filled(InRegions(live, 1), live)),
                    ($"{live} live, 100 regions", Filled(InRegions(live, 100), live)),
                    ($"{live} live, 10,000 regions", Filled(InRegions(live, 10_000), live)),
                    ($"{live} live, the workload itself", Filled(new Nothing(), live)),
                ]);
        }
    }

    /// <summary>Memory for so many live buffers, and as much again, in regions with a gap after each.</summary>
    public static Buddy InRegions(int live, int regions) => new(Ranges(live, regions));

    private static (ulong Start, ulong Size)[] Ranges(int live, int regions)
    {
        // A region has whole blocks of the largest size, whatever their number.
        const ulong block = 1 << 16;
        const ulong bytesPerBuffer = 1 << 15;
        var size = (((ulong)live * bytesPerBuffer / (ulong)regions) + block) & ~(block - 1);
        return
        [
            .. Enumerable.Range(0, regions).Select(index => (Start + ((ulong)index * (size + block)), size)),
        ];
    }

    private static Func<int, double> Filled<T>(T buffers, int live)
        where T : IBuffers
    {
        var workload = new WorkloadW<T>(buffers, 2 * live);
        workload.Run(10 * live);
        return Timed(workload.Run);
    }

    private static Func<int, double> Timed(Action<int> run) => draws =>
    {
        var start = Stopwatch.GetTimestamp();
        run(draws);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    };

    private static void Print(TextWriter to, (string Name, Func<int, double> Nanoseconds)[] rows)
    {
        var times = rows.Select(_ => new List<double>(Batches)).ToArray();
        for (var batch = -Batches; batch < Batches; batch++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                var time = rows[row].Nanoseconds(Draws);
                if (batch >= 0)
                    times[row].Add(time / Draws);
            }
        }

        to.WriteLine("| workload W | ns | of the first row |");
        to.WriteLine("| :-- | --: | --: |");
        var figures = Array.ConvertAll(times, figure => figure.Order().ElementAt(Batches / 10));
        for (var row = 0; row < rows.Length; row++)
        {
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows[row].Name} | {figures[row]:F1} | {figures[row] / figures[0]:F2} |"));
        }

        to.WriteLine();
    }
}
