namespace Mutation.Coverage;

/// <summary>The code that no test reaches, each with the reason why none can.</summary>
/// <param name="Entries">One for each gap.</param>
public sealed record UncoveredLedger(IReadOnlyList<UncoveredEntry> Entries)
{
    /// <summary>Reads a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StrengthError">It is missing, or no ledger.</exception>
    public static UncoveredLedger Read(string path) =>
        new(LedgerFile.Read<UncoveredEntry>(path, "a ledger of uncovered code"));

    /// <summary>What is wrong between this ledger and the gaps of a run: each in a line.</summary>
    public IEnumerable<string> Problems(IEnumerable<Gap> gaps)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        var unused = Entries.ToList();
        foreach (var gap in gaps)
        {
            // One entry excuses one gap: of two equal lines the other stays a problem.
            var entry = unused.FindIndex(entry => entry.Excuses(gap));
            if (entry < 0)
                yield return $"{gap}, and it is not in the ledger";
            else
                unused.RemoveAt(entry);
        }

        foreach (var entry in unused)
            yield return $"{entry} is in the ledger, and no gap of the run is it";
        foreach (var entry in Entries.Where(entry => string.IsNullOrWhiteSpace(entry.Reason)))
            yield return $"{entry} is in the ledger without a reason";
    }
}

/// <summary>What is said of one gap.</summary>
/// <param name="File">Its file, from the top of the checkout.</param>
/// <param name="Code">The line's text, without the space around it.</param>
/// <param name="Missed">"line", or how many of its branches, such as "1 of 4 branches".</param>
/// <param name="Reason">Why no test reaches it.</param>
public sealed record UncoveredEntry(string File, string Code, string Missed, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Missed} of '{Code}'";

    /// <summary>Whether this entry is about a gap.</summary>
    public bool Excuses(Gap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return (File, Code, Missed) == (gap.File, gap.Code, gap.Missed);
    }
}
