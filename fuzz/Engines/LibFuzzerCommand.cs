using System.Globalization;
using Fuzz.Mutating;

namespace Fuzz.Engines;

/// <summary>How the driver of libFuzzer is called.</summary>
internal static class LibFuzzerCommand
{
    /// <summary>Seconds of the clock after which an input is a hang.</summary>
    private const int Hang = 20;

    /// <summary>The program and its arguments.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="worker">What it shall do.</param>
    /// <param name="target">The program under test and its arguments.</param>
    public static IReadOnlyList<string> Words(string driver, LibFuzzerWorker worker, IEnumerable<string> target) =>
    [
        driver,
        $"-artifact_prefix={worker.Artifacts}{Path.DirectorySeparatorChar}",
        .. worker.Dictionary is null ? Array.Empty<string>() : [$"-dict={worker.Dictionary}"],
        $"-max_len={Text(Mutator.Longest)}",
        $"-seed={Text(Math.Max(1, worker.Seed))}",
        $"-max_total_time={Text(Math.Max(1, (long)Math.Ceiling(worker.Time.TotalSeconds)))}",
        .. worker.Executions > int.MaxValue ? Array.Empty<string>() : [$"-runs={Text(worker.Executions)}"],
        $"-timeout={Text(Hang)}",

        // Its usual choice of inputs takes time for each feature, of which a scenario has thousands.
        "-entropic=0",

        // The limits on memory are those of the target.
        "-rss_limit_mb=0",
        "-detect_leaks=0",

        // Seconds between looks at the folder, where the other workers write too.
        "-reload=1",
        worker.Queue,
        worker.Seeds,
        "-ignore_remaining_args=1",
        .. target,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one process of libFuzzer is to do.</summary>
/// <param name="Queue">The folder that it reads, and writes new inputs to.</param>
/// <param name="Seeds">A folder that it only reads.</param>
/// <param name="Artifacts">Where inputs go that fail.</param>
/// <param name="Dictionary">The file of words; null where there are none.</param>
/// <param name="Seed">Decides every change; 0 is taken as 1, because 0 asks libFuzzer for chance.</param>
/// <param name="Time">How long it runs; whole seconds, at least one.</param>
/// <param name="Executions">The most that it executes.</param>
internal sealed record LibFuzzerWorker(
    string Queue,
    string Seeds,
    string Artifacts,
    string? Dictionary,
    int Seed,
    TimeSpan Time,
    long Executions = long.MaxValue);
