namespace Mutation.Scores;

/// <summary>One change that Stryker.NET made, and what became of it.</summary>
/// <param name="File">The file, from the top of the checkout, with forward slashes.</param>
/// <param name="Line">The line of its first character, from 1.</param>
/// <param name="Mutator">The kind of change, in Stryker's words.</param>
/// <param name="Change">The code before and behind the change, on one line: <c>before -> behind</c>.</param>
/// <param name="Status">What became of it.</param>
public sealed record Mutant(string File, int Line, string Mutator, string Change, MutantStatus Status)
{
    /// <summary>Whether it compiled and counts: what was not compiled or left out on purpose does not.</summary>
    public bool Counts => Status is MutantStatus.Killed or MutantStatus.Survived or MutantStatus.NoCoverage || HasNoEnd;

    /// <summary>Whether the tests came to no end: no check failed, so it is no kill by itself.</summary>
    public bool HasNoEnd => Status is MutantStatus.Timeout or MutantStatus.RuntimeError;

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Change}";
}

/// <summary>The statuses of the mutation testing report schema.</summary>
public enum MutantStatus
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>Every test passed.</summary>
    Survived,

    /// <summary>No test runs the code.</summary>
    NoCoverage,

    /// <summary>The tests did not end in time; not a kill by itself.</summary>
    Timeout,

    /// <summary>The change does not compile.</summary>
    CompileError,

    /// <summary>The test host died, as one does that takes all memory.</summary>
    RuntimeError,

    /// <summary>Left out on purpose.</summary>
    Ignored,

    /// <summary>Not tried.</summary>
    Pending,
}
