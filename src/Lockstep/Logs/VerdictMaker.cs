namespace Lockstep.Logs;

/// <summary>
/// Makes the verdict: by rule, what is told, and what a lost line explains in a log that shows that it lost lines.
/// </summary>
internal sealed class VerdictMaker(LogOptions options, OffenceLog offences, FirmwareCheck firmware, DmaCheck dma)
{
    private const string LiveInShared = "live-in-shared";
    private const int MostNamed = 5;
    private const string FreedWasLive = "freed-was-live";

    private readonly bool _hasLost = !options.IsComplete && offences.LostLines;

    public LogVerdict Make(IReadOnlyList<string> notes)
    {
        LogOffence[] told = [.. offences.Kept.Where(IsTold).OrderBy(offence => offence.Line)];
        LogOffence[] doubts = [.. offences.Kept.Where(offence => !IsTold(offence)).OrderBy(offence => offence.Line)];
        return new LogVerdict(
            [.. Rules().Select(rule => Of(rule.Rule, rule.Missing, told, doubts))],
            told,
            doubts,
            [.. notes, .. Notes(doubts)],
            Summary())
        {
            OffenceCount = told.Length + offences.Count - offences.Kept.Count,
        };
    }

    private bool IsTold(LogOffence offence) => !_hasLost || (offence.LostLine is null && !offences.IsMixed);

    private IEnumerable<(LogRule Rule, string? Missing)> Rules()
    {
        if (firmware.Totals.Events > 0)
        {
            foreach (var rule in FirmwareRules.ByName.Values)
                yield return (rule, MissingFor(rule.Name));
            if (options.Granule is not null)
                yield return (FirmwareRules.WholeGranules, null);
        }

        if (dma.Events == 0)
            yield break;
        foreach (var rule in DmaRules.All.Where(rule => options.IsComplete || rule != DmaRules.ReturnedAtEnd))
            yield return (rule, null);
    }

    private string? MissingFor(string rule)
    {
        var totals = firmware.Totals;
        if (rule == "payload-private")
        {
            return firmware.HasEnded ? null : "the log ends before a line 'Starting payload...', or of a panic";
        }

        if (totals.Buffers == 0 && totals.Regions == 0)
            return "no line 'Allocated shared buffer' or 'Sharing memory region': is the log level 'trace'?";
        return firmware.Memory.Earlier > 0 && rule is LiveInShared or FreedWasLive
            ? "the log does not have the beginning of the boot, 'pVM firmware', and goes on with what was before it"
            : null;
    }

    private static RuleVerdict Of(
        LogRule rule, string? missing, IEnumerable<LogOffence> told, IEnumerable<LogOffence> doubts)
    {
        if (told.FirstOrDefault(offence => offence.Rule == rule) is { } first)
            return new RuleVerdict(rule, LogSafety.Unsafe, $"line {first.Line}");
        if (doubts.FirstOrDefault(offence => offence.Rule == rule) is { } doubt)
        {
            var why = doubt.LostLine is { } lost
                ? $"lines are missing; line {doubt.Line} needs {lost}"
                : $"line {doubt.Line} may be another machine's";
            return new RuleVerdict(rule, LogSafety.NotDecidable, why);
        }

        return missing is null
            ? new RuleVerdict(rule, LogSafety.Safe, string.Empty)
            : new RuleVerdict(rule, LogSafety.NotDecidable, missing);
    }

    private IEnumerable<string> Notes(LogOffence[] doubts)
    {
        if (firmware.Totals.Cut > 0)
            yield return "the firmware starts again without a line that says how it ended before";
        if (offences.IsMixed)
            yield return "lines follow 'Starting payload...' without a boot: the log mixes several machines";
        if (doubts.Length > 0)
        {
            yield return "lines contradict each other, and each time one lost line would explain it: the log is "
                + "incomplete, out of order, or from several machines; if it is none of that, --complete tells them "
                + $"(lines {string.Join(", ", doubts.Take(MostNamed).Select(doubt => doubt.Line))}"
                + $"{(doubts.Length > MostNamed ? ", ..." : string.Empty)})";
        }

        var live = dma.Devices.Sum(device => (long)device.Live);
        if (dma.Events > 0 && !options.IsComplete && live > 0)
            yield return $"live at the end: {live}; if this is the whole run, --complete tells leaks";
        if (dma.Earlier > 0)
            yield return $"events of what was mapped before the trace begins: {dma.Earlier}";
    }

    private LogSummary Summary()
    {
        DeviceSummary[] devices =
        [
            .. dma.Devices.Select(device => new DeviceSummary(
                device.Name, device.Mappings, device.Live, device.Bounced, device.BouncedBytes, device.Forced)),
        ];
        var totals = firmware.Totals;
        return new LogSummary
        {
            Lines = offences.Line,
            Events = totals.Events + dma.Events,
            Boots = totals.Boots,
            Regions = totals.Regions,
            RegionsAtEnd = firmware.Memory.Shared.Count,
            PeakShared = totals.PeakShared,
            Buffers = totals.Buffers + devices.Sum(device => device.Mappings),
            BuffersAtEnd = firmware.Memory.Ledger.Live.Count + devices.Sum(device => device.AtEnd),
            PeakLive = totals.PeakLive + dma.PeakLive,
            Devices = devices,
        };
    }
}
