using System.Globalization;

namespace Fuzz.Engines.Afl;

/// <summary>The command line of <c>afl-fuzz</c>.</summary>
internal static class AflCommand
{
    /// <summary>Milliseconds after which an input is retried.</summary>
    public const int Slow = 5000;

    // The limit of the retry, in milliseconds: on a loaded machine anything may take 5 seconds once.
    private const int Hang = 20_000;

    // The fork server starts a second .NET process, perhaps on a loaded machine.
    private const int Start = 60_000;

    /// <summary>Its environment variables.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>(
        StringComparer.Ordinal)
    {
        // The program is the .NET host, which AFL++ did not compile.
        ["AFL_SKIP_BIN_CHECK"] = "1",
        ["AFL_SKIP_CPUFREQ"] = "1",
        ["AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES"] = "1",
        ["AFL_NO_UI"] = "1",
        ["AFL_TRY_AFFINITY"] = "1",
        ["AFL_HANG_TMOUT"] = Text(Hang),
        ["AFL_FORKSRV_INIT_TMOUT"] = Text(Start),

        // Minutes between imports from other queues; the default is 20.
        ["AFL_SYNC_TIME"] = "1",
        ["AFL_IMPORT_FIRST"] = "1",
    };

    /// <summary>The program and its arguments.</summary>
    /// <param name="afl">The path of <c>afl-fuzz</c>.</param>
    /// <param name="place">The worker: the first is the main instance. Its time is rounded up to whole seconds.</param>
    /// <param name="input">The folder of seeds; null to resume the worker's own queue.</param>
    /// <param name="dictionary">The dictionary; null for none.</param>
    /// <param name="target">The program under test and its arguments.</param>
    public static IReadOnlyList<string> Words(
        string afl, WorkerPlace place, string? input, string? dictionary, IEnumerable<string> target) =>
    [
        afl,
        place.Number == 1 ? "-M" : "-S", place.Name,
        "-i", input ?? "-",
        "-o", place.Order.Folder,
        .. dictionary is null ? Array.Empty<string>() : ["-x", dictionary],
        "-m", "none",

        // Not "5000+": AFL++ would calibrate it to some milliseconds, kill processes that have just responded, and
        // report the next input, which then has no process, as a crash.
        "-t", Text(Slow),
        "-G", Text(Input.MaxLength),
        "-s", Text(place.Order.SeedOf(place.Number, generation: 0)),
        "-V", Text(Math.Max(1, (long)Math.Ceiling(place.Time.TotalSeconds))),
        .. place.Order.Executions == long.MaxValue ? Array.Empty<string>() : ["-E", Text(place.Order.Executions)],
        "--", .. target,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
