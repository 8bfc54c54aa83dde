namespace Mutation.Coverage;

/// <summary>Code that no test can cover, each entry with its reason.</summary>
public sealed record UncoveredLedger(IReadOnlyList<UncoveredEntry> Entries)
{
    /// <exception cref="StrengthError">The file is missing or malformed.</exception>
    public static UncoveredLedger Read(string path) =>
        new(LedgerFile.Read<UncoveredEntry>(path, "a ledger of uncovered code"));

    /// <summary>Mismatches between the ledger and the gaps of a run, one per line.</summary>
    public IEnumerable<string> Problems(IEnumerable<Gap> gaps)
    {
        var unused = Entries.ToList();
        foreach (var gap in gaps)
        {
            // An entry excuses one gap: a second identical line remains a problem.
            var entry = unused.FindIndex(entry => entry.Excuses(gap));
            if (entry < 0)
                yield return $"{gap} is not in the ledger";
            else
                unused.RemoveAt(entry);
        }

        foreach (var entry in unused)
            yield return $"{entry} is in the ledger but matches no gap of the run";
        foreach (var entry in Entries.Where(entry => string.IsNullOrWhiteSpace(entry.Reason)))
            yield return $"{entry} is in the ledger without a reason";
    }
}

/// <summary>An entry about one gap.</summary>
/// <param name="File">The file, relative to the checkout.</param>
/// <param name="Code">The trimmed text of the line.</param>
/// <param name="Missed">"line", or how many of its branches, such as "1 of 4 branches".</param>
/// <param name="Reason">The reason why no test can cover it.</param>
public sealed record UncoveredEntry(string File, string Code, string Missed, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Missed} of '{Code}'";

    /// <summary>Whether this entry describes a gap.</summary>
    public bool Excuses(Gap gap) => (File, Code, Missed) == (gap.File, gap.Code, gap.Missed);
}
