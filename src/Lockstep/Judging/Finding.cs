using System.Collections.Immutable;

namespace Lockstep.Judging;

/// <summary>The first failing step of a run, with all its differences.</summary>
/// <param name="Step">The position of the command in the scenario, from 1.</param>
/// <param name="Command">The command as written in the scenario.</param>
/// <param name="Resolved">The resolved command.</param>
/// <param name="Differences">The differences; at least one.</param>
public sealed record Finding(int Step, Command Command, Command Resolved, ImmutableArray<Difference> Differences)
{
    /// <summary>
    /// What a reader needs besides the differences: the answer if both sides gave the same, and the host's accesses
    /// during the step. Lines, or empty.
    /// </summary>
    public string Context { get; init; } = string.Empty;

    /// <summary>
    /// The safety rule that the scenario expects to be violated, and no step violates: the finding is about the whole
    /// run, and its step is the last. Null for any other finding.
    /// </summary>
    public string? Unviolated { get; init; }

    /// <summary>The kind of failure; equal for the same cause.</summary>
    public string Kind => KindOf(Differences);

    /// <summary>The kind of failure that differences show.</summary>
    public static string KindOf(IEnumerable<Difference> differences) =>
        string.Join(", ", differences.Select(difference => difference.What).Distinct());

    /// <summary>
    /// Whether a failure may have the same cause as another. A candidate that no longer violates the safety rule is not
    /// a smaller counterexample of the violation. What a scenario expects is about that scenario alone: another one
    /// that does not meet it shows nothing.
    /// </summary>
    /// <param name="differences">Those of the candidate.</param>
    /// <param name="others">Those of the failure to compare with.</param>
    public static bool AreAlike(IEnumerable<Difference> differences, IEnumerable<Difference> others)
    {
        if (differences.Any(difference => difference.What == Difference.Expectation))
            return false;
        var rules = others.Where(difference => difference.IsSafety).Select(difference => difference.What);
        return !rules.Any() || rules.Any(rule => differences.Any(difference => difference.What == rule));
    }

    /// <summary>Whether it may have the same cause as another.</summary>
    public bool IsLike(Finding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return AreAlike(Differences, other.Differences);
    }
}

/// <summary>One difference between expected and actual behaviour.</summary>
/// <param name="What">What was compared: answer, port call 3, memory, view, or a safety rule.</param>
/// <param name="Model">The expected value, or the rule.</param>
/// <param name="Subject">The actual value.</param>
/// <param name="IsSafety">Whether it is a violation of a safety rule.</param>
public sealed record Difference(string What, string Model, string Subject, bool IsSafety = false)
{
    /// <summary>What is compared where both sides agree and the scenario expects something else.</summary>
    public const string Expectation = "expectation";

    /// <summary>
    /// What explains it: the port calls around it, the promise that it concerns, the production code's own frames.
    /// Lines, or empty.
    /// </summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The first address of guest memory that differs; null for what is not memory.</summary>
    public ulong? Address { get; init; }
}
