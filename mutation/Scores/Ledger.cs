namespace Mutation.Scores;

/// <summary>Verdicts on the mutants that no test killed.</summary>
/// <param name="Entries">The entries, ordered by file and line.</param>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries)
{
    /// <exception cref="StrengthError">The file is missing or malformed.</exception>
    public static Ledger Read(string path) => new(LedgerFile.Read<LedgerEntry>(path, "a ledger of mutants"));

    /// <summary>The ledger as JSON.</summary>
    public string Print() => LedgerFile.Print(Entries);

    /// <summary>Mismatches between the ledger and a run, one per line.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<Mutant> mutants)
    {
        var left = mutants.Where(LedgerEntry.Concerns).ToList();
        foreach (var mutant in left.Where(mutant => Find(mutant) is null))
            yield return $"{mutant}: {mutant.Status} but not in the ledger";
        foreach (var entry in Entries.Where(entry => !left.Exists(entry.Matches)))
            yield return $"{entry.File}:{entry.Line}: {entry.Change} is in the ledger but matches no mutant of the run";
        foreach (var entry in Entries.Where(entry => entry.Verdict != Verdict.Open && entry.Reason.Length == 0))
            yield return $"{entry.File}:{entry.Line}: {entry.Change} is called {entry.Verdict} without a reason";
        foreach (var mutant in left.Where(mutant => Find(mutant)?.Verdict == Verdict.Endless && !mutant.HasNoEnd))
            yield return $"{mutant} is called endless, but the tests ended";
    }

    /// <summary>The entries of one target.</summary>
    public Ledger Of(MutationTarget target) => new([.. Entries.Where(entry => target.Contains(entry.File))]);

    /// <summary>
    /// The ledger that a run proposes: entries of killed mutants are removed, entries of moved code follow it, and new
    /// mutants are open. People decide what to adopt.
    /// </summary>
    /// <param name="target">What was mutated; entries of other targets remain.</param>
    /// <param name="mutants">The mutants of the run.</param>
    public Ledger After(MutationTarget target, IReadOnlyList<Mutant> mutants) => new(
    [
        .. Entries.Where(entry => !target.Contains(entry.File)),
        .. mutants.Where(LedgerEntry.Concerns).Select(mutant => EntryOf(mutant) with { Line = mutant.Line }).Distinct(),
    ]);

    /// <summary>The entry that describes a mutant, if any.</summary>
    public LedgerEntry? Find(Mutant mutant) => Entries.FirstOrDefault(entry => entry.Matches(mutant));

    private LedgerEntry EntryOf(Mutant mutant) =>
        Find(mutant)
        ?? Entries.FirstOrDefault(entry => entry.Matches(mutant with { Line = entry.Line }))
        ?? new LedgerEntry(mutant.File, mutant.Line, mutant.Change, Verdict.Open, string.Empty);
}

/// <summary>An entry about one mutant.</summary>
/// <param name="File">The file, relative to the checkout.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Change">The code before and after the change.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The reason; may be empty only for an open verdict.</param>
public sealed record LedgerEntry(string File, int Line, string Change, Verdict Verdict, string Reason)
{
    /// <summary>Whether a mutant needs an entry because no test killed it.</summary>
    public static bool Concerns(Mutant mutant) => mutant.Counts && mutant.Status != MutantStatus.Killed;

    /// <summary>Whether this entry describes a mutant.</summary>
    public bool Matches(Mutant mutant) => (File, Line, Change) == (mutant.File, mutant.Line, mutant.Change);
}

/// <summary>A verdict on a mutant that no test killed.</summary>
public enum Verdict
{
    /// <summary>Not classified yet; counts as survived.</summary>
    Open,

    /// <summary>No caller can observe it.</summary>
    Equivalent,

    /// <summary>An endless loop, seen as a time-out or a crashed test host.</summary>
    Endless,
}
