namespace Mutation.Scores;

/// <summary>A mutant made by Stryker.NET, and its outcome.</summary>
/// <param name="File">The file, relative to the checkout, with forward slashes.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Mutator">The kind of mutation, as Stryker.NET names it.</param>
/// <param name="Change">The code before and after the change, on one line: <c>before -> after</c>.</param>
/// <param name="Status">The outcome.</param>
public sealed record Mutant(string File, int Line, string Mutator, string Change, MutantStatus Status)
{
    /// <summary>Whether it counts: it compiled and was not ignored.</summary>
    public bool Counts => Status is MutantStatus.Killed or MutantStatus.Survived or MutantStatus.NoCoverage || HasNoEnd;

    /// <summary>Whether the tests did not end; since no check failed, this is not a kill by itself.</summary>
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

    /// <summary>The test host crashed, for example by running out of memory.</summary>
    RuntimeError,

    /// <summary>Excluded on purpose.</summary>
    Ignored,

    /// <summary>Not tried.</summary>
    Pending,
}
