using System.Globalization;
using Lockstep.Logs;
using Properties.Promises;

namespace Properties.Logs;

/// <summary>Logs of the production code under a random workload, and offences put into them.</summary>
internal static class GeneratedLog
{
    /// <summary>The kinds of offences, with the rule that each breaks.</summary>
    public static readonly (string Rule, Func<List<string>, Random, bool> Put)[] Offences =
    [
        ("live-disjoint", Overlap),
        ("freed-was-live", FreeTwice),
        ("freed-was-live", FreeAsLarger),
        ("payload-private", ForgetToUnshare),
        ("live-in-shared", UseAfterUnsharing),
        ("live-in-shared", AllocatePrivate),
        ("failure-restores", KeepWhatFailed),
        ("live-aligned", Misalign),
    ];

    /// <summary>The log of a run that keeps all rules.</summary>
    public static List<string> Safe(Random random)
    {
        var machine = MachineDefaults.Machine with
        {
            Granule = 4096UL << random.Next(3), Heap = MachineDefaults.HeapOf(1 << 20),
        };
        var rig = new Rig(machine);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var writer = new FirmwareLogWriter(text, machine);
        writer.Begin();
        Do(new InitDynamicPool());
        var live = new List<(ulong Address, Shape Shape)>();
        for (var left = random.Next(1200, 1800); left > 0; left--)
        {
            if (random.Next(40) < live.Count)
                FreeOne();
            else
                AllocateOne();
        }

        while (live.Count > 0 && random.Next(20) > 0)
            FreeOne();
        Do(new UnshareAll());
        writer.EnterPayload();
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        Answer Do(Command command)
        {
            var answer = rig.Do(command);
            writer.Write(command, answer, rig.Platform.Trace);
            return answer;
        }

        void AllocateOne()
        {
            var shape = new Shape(1 + (ulong)random.Next(1 << random.Next(14)), 1UL << random.Next(13));
            if (Do(new Allocate(0, shape)) is { Succeeded: true, Value: { } address })
                live.Add((address, shape));
        }

        void FreeOne()
        {
            var index = random.Next(live.Count);
            var (address, shape) = live[index];
            live.RemoveAt(index);
            Do(new Free(new Place(PlaceKind.Address, address, 0), shape));
        }
    }

    /// <summary>Loses some of a log's lines.</summary>
    public static List<string> Lose(List<string> log, double fraction, Random random) =>
        [.. log.Where(_ => random.NextDouble() >= fraction)];

    /// <summary>The verdict on a log.</summary>
    public static LogVerdict Check(IEnumerable<string> log, LogOptions? options = null)
    {
        var check = new LogCheck(options ?? new LogOptions());
        foreach (var line in log)
            check.Take(line.AsMemory());
        return check.Finish();
    }

    private static bool Overlap(List<string> log, Random random)
    {
        if (Pick(log, random, " Allocated ") is not { } index)
            return false;
        log.Insert(index + 1, Before(log[index], " with ") + " with Layout { size: 64, align: 1 (1 << 0) }");
        return true;
    }

    private static bool FreeTwice(List<string> log, Random random)
    {
        if (Pick(log, random, " Deallocated ") is not { } index)
            return false;
        log.Insert(index + 1, log[index]);
        return true;
    }

    private static bool FreeAsLarger(List<string> log, Random random)
    {
        if (Pick(log, random, " Deallocated ") is not { } index)
            return false;
        log[index] = log[index].Replace(", align", "7, align", StringComparison.Ordinal);
        return true;
    }

    private static bool ForgetToUnshare(List<string> log, Random random)
    {
        if (Pick(log, random, " Unsharing ") is not { } index)
            return false;
        log.RemoveAt(index);
        return true;
    }

    private static bool UseAfterUnsharing(List<string> log, Random random)
    {
        if (Pick(log, random, " Unsharing ") is not { } index)
            return false;
        var start = Before(log[index], "..")[(log[index].LastIndexOf(' ') + 1)..];
        log.Insert(
            log.Count - 1, $"[TRACE] Allocated shared buffer at {start} with Layout {{ size: 64, align: 1 (1 << 0) }}");
        return true;
    }

    private static bool AllocatePrivate(List<string> log, Random random)
    {
        log.Insert(
            random.Next(log.Count / 4, log.Count / 2),
            "[TRACE] Allocated shared buffer at 0x12340000 with Layout { size: 64, align: 64 (1 << 6) }");
        return true;
    }

    private static bool KeepWhatFailed(List<string> log, Random random)
    {
        if (Pick(log, random, " Deallocated ") is not { } index)
            return false;
        log.Insert(index + 1, "[TRACE] Sharing memory region 0x12340000..0x12350000");
        log.Insert(index + 2, "[ERROR] panic: allocation of Layout { size: 49152, align: 1 (1 << 0) } failed");
        log.Insert(log.Count - 1, "[TRACE] Unsharing memory region 0x12340000..0x12350000");
        return true;
    }

    private static bool Misalign(List<string> log, Random random)
    {
        if (Pick(log, random, " Allocated ") is not { } index)
            return false;
        var (old, changed) = (log[index], Before(log[index], "align: ") + "align: 1073741824 (1 << 30) }");
        log[index] = changed;
        var free = log.IndexOf(old.Replace(" Allocated ", " Deallocated ", StringComparison.Ordinal), index);
        if (free >= 0)
            log[free] = changed.Replace(" Allocated ", " Deallocated ", StringComparison.Ordinal);
        return true;
    }

    private static string Before(string line, string mark) => line[..line.IndexOf(mark, StringComparison.Ordinal)];

    private static int? Pick(List<string> log, Random random, string kind)
    {
        int[] all = [.. Enumerable.Range(0, log.Count).Where(it => log[it].Contains(kind, StringComparison.Ordinal))];
        return all.Length == 0 ? null : all[random.Next(all.Length)];
    }
}
