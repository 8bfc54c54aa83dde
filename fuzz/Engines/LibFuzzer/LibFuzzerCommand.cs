using System.Globalization;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>The command line of the libFuzzer driver.</summary>
internal static class LibFuzzerCommand
{
    /// <summary>Seconds after which an input is a hang.</summary>
    private const int Hang = 20;

    /// <summary>The program and its arguments.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="folder">The worker's folders.</param>
    /// <param name="seeds">A read-only folder of seeds.</param>
    /// <param name="dictionary">The dictionary; null for none.</param>
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

        // Its default schedule takes time per feature, of which a scenario has thousands.
        "-entropic=0",

        // The target has its own memory limit.
        "-rss_limit_mb=0",
        "-detect_leaks=0",

        // Seconds between reloads of the folder, which other workers also write.
        "-reload=1",
        Path.Combine(folder.Shared.Root, WorkerFolder.Queue),
        seeds,
        "-ignore_remaining_args=1",
        .. target,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The limits of one libFuzzer process.</summary>
/// <param name="Seed">Determines every mutation; 0 becomes 1, because libFuzzer takes 0 as a random seed.</param>
/// <param name="Time">The time limit, rounded up to whole seconds.</param>
/// <param name="Executions">The execution limit.</param>
internal sealed record LibFuzzerLimits(int Seed, TimeSpan Time, long Executions = long.MaxValue);
