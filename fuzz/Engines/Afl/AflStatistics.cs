using System.Globalization;
using System.Text.RegularExpressions;

namespace Fuzz.Engines.Afl;

/// <summary>
/// The statistics of AFL++. <c>fuzzer_stats</c> has all, but once a minute; <c>plot_data</c> has most, every five
/// seconds, but not in the first minute. The names of its newest inputs have the counts at the time they were found.
/// </summary>
internal static partial class AflStatistics
{
    private const int Columns = 13;

    /// <summary>The counts in a worker's folder.</summary>
    public static WorkerCounts Read(WorkerFolder folder) => Parse(
        EngineProcess.TextOf(Path.Combine(folder.Root, "fuzzer_stats")),
        EngineProcess.TextOf(Path.Combine(folder.Root, "plot_data")),
        [.. folder.Files(WorkerFolder.Queue)]);

    /// <summary>The counts in the text of both files and in the names of inputs; missing ones are 0.</summary>
    public static WorkerCounts Parse(string statistics, string plot, IReadOnlyList<string> queue)
    {
        var fields = Fields(statistics);
        double Field(string name) => Number(fields.GetValueOrDefault(name));
        var (executions, time) = (Field("execs_done"), Field("run_time"));
        var (edges, inputs) = (Field("edges_found"), Field("corpus_count"));
        var failures = Field("saved_crashes") + Field("saved_hangs");
        if (Newest(plot) is { } row && Number(row[11]) > executions)
        {
            (executions, time) = (Number(row[11]), Number(row[0]));
            (edges, inputs) = (Number(row[12]), Number(row[3]));
            failures = Number(row[7]) + Number(row[8]);
        }

        if (Newest(queue) is { } newest && newest.Executions > executions)
            (executions, time, inputs) = (newest.Executions, newest.Seconds, queue.Count);
        var since = Field("last_find") > 0 ? Math.Max(0, Field("last_update") - Field("last_find")) : time;
        return new WorkerCounts(
            (long)executions,
            (long)edges,
            (long)inputs,
            (long)failures,
            TimeSpan.FromSeconds(time),
            TimeSpan.FromSeconds(time - since));
    }

    private static Dictionary<string, string> Fields(string statistics)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in statistics.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                fields[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return fields;
    }

    // The last line may be incomplete: only lines with a line end count.
    private static string[]? Newest(string plot) => plot[..(plot.LastIndexOf('\n') + 1)]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
        .LastOrDefault(row => row.Length >= Columns);

    private static (double Executions, double Seconds)? Newest(IReadOnlyList<string> queue)
    {
        var found = queue.Select(name => Moment().Match(name)).LastOrDefault(match => match.Success);
        return found is null
            ? null
            : (Number(found.Groups["executions"].Value), Number(found.Groups["time"].Value) / 1000);
    }

    [GeneratedRegex(@",time:(?<time>\d+),execs:(?<executions>\d+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
