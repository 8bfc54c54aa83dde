using System.Text.RegularExpressions;
using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// Tells an offence against a safety rule: which earlier lines it contradicts, and which lost line would explain it.
/// </summary>
internal static partial class FirmwareOffence
{
    private const string Unsharing = "'Unsharing memory region' of it";

    /// <summary>Adds the offence.</summary>
    /// <param name="offences">Receives it.</param>
    /// <param name="memory">What the earlier lines say.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="sentence">How the line breaks it.</param>
    /// <param name="range">The region or buffer of the line.</param>
    public static void Tell(
        OffenceLog offences, FirmwareMemory memory, SafetyRule rule, string sentence, ByteRange range)
    {
        var known = FirmwareRules.ByName[rule.Name];
        var words = ByEvent().Replace(sentence, "line ${line}");
        switch (rule)
        {
            case LiveDisjoint:
                TellOverlap(offences, memory, known, words, range);
                break;
            case FreedWasLive when memory.Closed is { } closed:
                offences.Add(known, words, null, OfClosing(closed));
                break;
            case FreedWasLive when memory.IsFromBefore(range):
            case LiveInShared when memory.WasSharedBefore(range):
                break;
            case FreedWasLive:
                offences.Doubt();
                offences.Add(known, words, $"'Allocated shared buffer' of {range}", Freed(memory, range));
                break;
            case LiveInShared or NoAllocationAfterClose or PrivateAfterClose when memory.Closed is { } closed:
                offences.Add(known, words, null, OfClosing(closed));
                break;
            case LiveInShared:
                offences.Add(known, words, "'Sharing memory region' of it", Unshared(memory, range));
                break;
            case PayloadPrivate:
                offences.Add(known, words, Unsharing, Sharing(memory, memory.Ledger.Shared));
                break;
            case FailureRestores:
                offences.Add(known, words, Unsharing, Sharing(memory, memory.Ledger.Journal.Sharing));
                break;
            default:
                offences.Add(known, words, null);
                break;
        }
    }

    private static void TellOverlap(
        OffenceLog offences, FirmwareMemory memory, LogRule rule, string sentence, ByteRange buffer)
    {
        var holder = memory.Ledger.Live.OverlapWith(buffer)!.Value;
        offences.Doubt();
        memory.LastOverlap = offences.Add(
            rule,
            sentence,
            $"'Deallocated shared buffer' of {holder.Range}",
            new LogConflict(holder.Index, $"allocated {holder.Range}"));
    }

    private static IEnumerable<LogConflict> OfClosing(Closing closed) =>
        [new LogConflict(closed.Line, $"unshared {closed.Region}")];

    private static IEnumerable<LogConflict> Freed(FirmwareMemory memory, ByteRange range)
    {
        if (memory.Ledger.Live.At(range.Start) is { } other)
            yield return new LogConflict(other.Index, $"allocated {other.Range}");
        else if (memory.Freed.TryGetValue(range.Start, out var freed))
            yield return new LogConflict(freed.Line, $"freed {freed.Range}");
    }

    private static IEnumerable<LogConflict> Unshared(FirmwareMemory memory, ByteRange range)
    {
        if (memory.Unshared.At(range) is var (region, line))
            yield return new LogConflict(line, $"unshared {region}");
    }

    // A sentence names the first region that is left.
    private static IEnumerable<LogConflict> Sharing(FirmwareMemory memory, IntervalSet left)
    {
        if (left.First is { } first && memory.Shared.At(first) is var (region, line))
            yield return new LogConflict(line, $"shared {region}");
    }

    [GeneratedRegex("allocated by event (?<line>[0-9]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByEvent();
}
