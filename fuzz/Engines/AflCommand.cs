using System.Globalization;
using Fuzz.Campaigning;
using Fuzz.Mutating;

namespace Fuzz.Engines;

/// <summary>How <c>afl-fuzz</c> is called.</summary>
internal static class AflCommand
{
    /// <summary>Milliseconds of the clock after which an input is looked at again.</summary>
    public const int Slow = 5000;

    // An input is a hang only where it runs into this too: on a busy machine anything may take 5 seconds once.
    private const int Hang = 20_000;

    // The fork server starts a second process, both of them .NET's, perhaps on a busy machine.
    private const int Start = 60_000;

    /// <summary>The variables that it runs under.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(
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

        // Minutes between looks at the other queues; its own default is 20.
        ["AFL_SYNC_TIME"] = "1",
        ["AFL_IMPORT_FIRST"] = "1",
    };

    /// <summary>The program and its arguments.</summary>
    /// <param name="afl">The path of <c>afl-fuzz</c>.</param>
    /// <param name="worker">The worker: the first is the main instance.</param>
    /// <param name="input">The folder of seeds; null to go on with the worker's own queue.</param>
    /// <param name="dictionary">The file of words; null where there are none.</param>
    /// <param name="target">The program under test and its arguments.</param>
    public static IReadOnlyList<string> Words(
        string afl, AflWorker worker, string? input, string? dictionary, IEnumerable<string> target) =>
    [
        afl,
        worker.Number == 1 ? "-M" : "-S", worker.Name,
        "-i", input ?? "-",
        "-o", worker.Campaign,
        .. dictionary is null ? Array.Empty<string>() : ["-x", dictionary],
        "-m", "none",

        // Not "5000+": AFL++ would make it some milliseconds, kill processes that had just answered, and take the
        // next input, which then meets no process, for a crash.
        "-t", Text(Slow),
        "-G", Text(Mutator.Longest),
        "-s", Text(worker.Seed),
        "-V", Text(Math.Max(1, (long)Math.Ceiling(worker.Time.TotalSeconds))),
        .. worker.Executions == long.MaxValue ? Array.Empty<string>() : ["-E", Text(worker.Executions)],
        "--", .. target,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one instance of AFL++ is to do.</summary>
/// <param name="Campaign">The campaign's folder.</param>
/// <param name="Name">The name of its folder in there.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Seed">Decides every change.</param>
/// <param name="Time">How long it runs, from its first change on; whole seconds, at least one.</param>
/// <param name="Executions">The most that it executes.</param>
internal sealed record AflWorker(
    string Campaign, string Name, int Number, int Seed, TimeSpan Time, long Executions = long.MaxValue);
