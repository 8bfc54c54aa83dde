using System.Globalization;
using Fuzz.Coverage;

namespace Fuzz.Storage;

/// <summary>
/// Writes <c>fuzzer_stats</c> and <c>plot_data</c> in AFL++'s format. The latter has a column more than AFL++'s, the
/// last: those who read it find a column by its number, so that one more at the end harms none.
/// </summary>
/// <param name="folder">The worker's folder.</param>
/// <param name="banner">The target's name.</param>
/// <param name="start">When the worker began.</param>
internal sealed class WorkerStatistics(string folder, string banner, DateTimeOffset start)
{
    private const string PlotHeader =
        "# relative_time, cycles_done, cur_item, corpus_count, pending_total, pending_favs, map_size, saved_crashes, "
        + "saved_hangs, max_depth, execs_per_sec, total_execs, edges_found, outcomes\n";

    private long _executionsBefore;
    private TimeSpan _timeBefore;

    /// <summary>Writes both.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="stability">Stable edges in percent; null if not measured, which omits the field.</param>
    public void Write(WorkerCounts counts, double? stability)
    {
        var time = counts.Time;
        WholeFile.Write(Path.Combine(folder, "fuzzer_stats"), Text(counts, stability));
        var plot = Path.Combine(folder, "plot_data");
        if (!File.Exists(plot))
            File.WriteAllText(plot, PlotHeader);
        var seconds = (time - _timeBefore).TotalSeconds;
        var speed = seconds > 0 ? (counts.Executions - _executionsBefore) / seconds : 0;
        (_timeBefore, _executionsBefore) = (time, counts.Executions);
        File.AppendAllText(
            plot,
            $"{(long)time.TotalSeconds}, 0, 0, {counts.Inputs}, 0, 0, {Percent(Density(counts))}, "
            + $"{counts.Failures}, 0, 0, {speed:0.00}, {counts.Executions}, {counts.Edges}, "
            + $"{counts.Outcomes}\n");
    }

    private static double Density(WorkerCounts counts) => 100.0 * counts.Edges / CoverageMap.Size;

    private static string Percent(double value) => $"{value:0.00}%";

    private string Text(WorkerCounts counts, double? stability)
    {
        var time = counts.Time;
        var newest = counts.Newest == TimeSpan.Zero ? 0 : (start + counts.Newest).ToUnixTimeSeconds();
        (string Name, string Value)[] lines =
        [
            ("start_time", Number(start.ToUnixTimeSeconds())),
            ("last_update", Number((start + time).ToUnixTimeSeconds())),
            ("run_time", Number((long)time.TotalSeconds)),
            ("fuzzer_pid", Number(Environment.ProcessId)),

            // This engine has no cycles and no pending items; afl-whatsup needs the fields.
            ("cycles_done", "0"),
            ("cycles_wo_finds", "0"),
            ("cur_item", "0"),
            ("pending_favs", "0"),
            ("pending_total", "0"),
            ("exec_timeout", "0"),
            ("last_crash", "0"),
            ("last_hang", "0"),
            ("execs_done", Number(counts.Executions)),
            ("execs_per_sec", $"{counts.Executions / Math.Max(time.TotalSeconds, 0.001):0.00}"),
            ("corpus_count", Number(counts.Inputs)),
            ("bitmap_cvg", Percent(Density(counts))),
            .. stability is { } stable ? [("stability", Percent(stable))] : Array.Empty<(string, string)>(),
            ("edges_found", Number(counts.Edges)),
            ("total_edges", Number(CoverageMap.Size)),
            ("saved_crashes", Number(counts.Failures)),
            ("saved_hangs", "0"),
            ("last_find", Number(newest)),
            ("afl_banner", banner),
            ("afl_version", "embedded"),
            ("command_line", $"campaign --target {banner}"),
        ];
        return string.Concat(lines.Select(line => $"{line.Name,-18}: {line.Value}\n"));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
