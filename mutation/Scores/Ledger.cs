namespace Mutation.Scores;

/// <summary>What people say of the mutants that no test killed.</summary>
/// <param name="Entries">One for each, in the order of file and line.</param>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>Reads a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StrengthError">It is missing, or no ledger.</exception>
    public static Ledger Read(string path) => new(LedgerFile.Read<LedgerEntry>(path, "a ledger of mutants"));

    /// <summary>The text of its file.</summary>
    public string Print() => LedgerFile.Print(Entries);

    /// <summary>What is wrong between this ledger and a run: each in a line.</summary>
    /// <param name="mutants">The mutants of the run.</param>
    public IEnumerable<string> Problems(IReadOnlyList<Mutant> mutants)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        var left = mutants.Where(LedgerEntry.Concerns).ToList();
        foreach (var mutant in left.Where(mutant => Find(mutant) is null))
            yield return $"{mutant} {mutant.Status} and is not in the ledger";
        foreach (var entry in Entries.Where(entry => !left.Exists(entry.Matches)))
            yield return $"{entry.File}:{entry.Line}: {entry.Change} is in the ledger, and no mutant of the run is it";
        foreach (var entry in Entries.Where(entry => entry.Verdict != Verdict.Open && entry.Reason.Length == 0))
            yield return $"{entry.File}:{entry.Line}: {entry.Change} is called {entry.Verdict} without a reason";
        foreach (var mutant in left.Where(mutant => Find(mutant)?.Verdict == Verdict.Endless && !mutant.HasNoEnd))
            yield return $"{mutant} is called endless, and the tests came to an end";
        var equivalent = Entries.Count(entry => entry.Verdict == Verdict.Equivalent);
        if (equivalent * 10 > mutants.Count(mutant => mutant.Counts))
            yield return $"{equivalent} mutants are called equivalent, more than one in ten";
    }

    /// <summary>The entries about one target.</summary>
    public Ledger Of(MutationTarget target) => new([.. Entries.Where(entry => target.Contains(entry.File))]);

    /// <summary>
    /// This ledger as a run would have it: entries of what is killed are gone, those of code that moved have moved, and
    /// what is new is open. People decide what of it is kept.
    /// </summary>
    /// <param name="target">What was mutated; entries about the rest stay.</param>
    /// <param name="mutants">The mutants of the run.</param>
    public Ledger After(MutationTarget target, IReadOnlyList<Mutant> mutants) => new(
    [
        .. Entries.Where(entry => !target.Contains(entry.File)),
        .. mutants.Where(LedgerEntry.Concerns).Select(mutant => EntryOf(mutant) with { Line = mutant.Line }).Distinct(),
    ]);

    /// <summary>The entry of a mutant, or null.</summary>
    public LedgerEntry? Find(Mutant mutant) => Entries.FirstOrDefault(entry => entry.Matches(mutant));

    private LedgerEntry EntryOf(Mutant mutant) =>
        Find(mutant)
        ?? Entries.FirstOrDefault(entry => entry.Matches(mutant with { Line = entry.Line }))
        ?? new LedgerEntry(mutant.File, mutant.Line, mutant.Change, Verdict.Open, string.Empty);
}

/// <summary>What is said of one mutant.</summary>
/// <param name="File">Its file, from the top of the checkout.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Change">The code before and behind it.</param>
/// <param name="Verdict">What it is.</param>
/// <param name="Reason">Why; empty only where the verdict is open.</param>
public sealed record LedgerEntry(string File, int Line, string Change, Verdict Verdict, string Reason)
{
    /// <summary>Whether a mutant needs an entry: it was not killed.</summary>
    public static bool Concerns(Mutant mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        return mutant.Counts && mutant.Status != MutantStatus.Killed;
    }

    /// <summary>Whether this entry is about a mutant.</summary>
    public bool Matches(Mutant mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        return (File, Line, Change) == (mutant.File, mutant.Line, mutant.Change);
    }
}

/// <summary>What a mutant that was not killed is.</summary>
public enum Verdict
{
    /// <summary>Not classified yet: it counts as survived.</summary>
    Open,

    /// <summary>No caller can see it.</summary>
    Equivalent,

    /// <summary>A time-out, or a host that died, because of a loop without end.</summary>
    Endless,
}
