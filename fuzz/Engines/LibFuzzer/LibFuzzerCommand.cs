using System.Globalization;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>How the driver of libFuzzer is called.</summary>
internal static class LibFuzzerCommand
{
    /// <summary>Seconds of the clock after which an input is a hang.</summary>
    private const int Hang = 20;

    /// <summary>The program and its arguments.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="folder">The worker's folders.</param>
    /// <param name="seeds">A folder that it only reads.</param>
    /// <param name="dictionary">The file of words; null where there are none.</param>
    /// <param name="limits">The worker's limits.</param>
    /// <param name="target">The program under test and its arguments.</param>
    public static IReadOnlyList<string> Words(
        string driver,
        LibFuzzerFolder folder,
        string seeds,
        string? dictionary,
        LibFuzzerLimits limits,
        IEnumerable<string> target) =>
    [
        driver,
        $"-artifact_prefix={folder.Artifacts}{Path.DirectorySeparatorChar}",
        .. dictionary is null ? Array.Empty<string>() : [$"-dict={dictionary}"],
        $"-max_len={Text(Input.MaxLength)}",
        $"-seed={Text(Math.Max(1, limits.Seed))}",
        $"-max_total_time={Text(Math.Max(1, (long)Math.Ceiling(limits.Time.TotalSeconds)))}",
        .. limits.Executions > int.MaxValue ? Array.Empty<string>() : [$"-runs={Text(limits.Executions)}"],
        $"-timeout={Text(Hang)}",

        // Its usual choice of inputs takes time for each feature, of which a scenario has thousands.
        "-entropic=0",

        // The limits on memory are those of the target.
        "-rss_limit_mb=0",
        "-detect_leaks=0",

        // Seconds between looks at the folder, where the other workers write too.
        "-reload=1",
        Path.Combine(folder.Shared.Root, WorkerFolder.Queue),
        seeds,
        "-ignore_remaining_args=1",
        .. target,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one process of libFuzzer may do.</summary>
/// <param name="Seed">Decides every change; 0 is taken as 1, because 0 asks libFuzzer for a random one.</param>
/// <param name="Time">How long it runs; whole seconds, at least one.</param>
/// <param name="Executions">The most that it executes.</param>
internal sealed record LibFuzzerLimits(int Seed, TimeSpan Time, long Executions = long.MaxValue);
