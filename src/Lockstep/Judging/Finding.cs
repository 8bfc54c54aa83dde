using System.Collections.Immutable;

namespace Lockstep.Judging;

/// <summary>The first step of a run at which something is wrong, and everything that is wrong with it.</summary>
/// <param name="Step">The command's place in the scenario, from 1.</param>
/// <param name="Command">The command as the scenario has it.</param>
/// <param name="Resolved">The command with its addresses.</param>
/// <param name="Differences">What was expected and what happened; at least one.</param>
public sealed record Finding(int Step, Command Command, Command Resolved, ImmutableArray<Difference> Differences)
{
    /// <summary>What kind of failure it is: the same cause gives the same words.</summary>
    public string Kind => string.Join(", ", Differences.Select(difference => difference.What).Distinct());

    /// <summary>
    /// Whether it may have the same cause as another: a smaller scenario that breaks no safety rule any more is no
    /// smaller example of one that did.
    /// </summary>
    public bool IsLike(Finding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var rules = other.Differences.Where(difference => difference.IsSafety).Select(difference => difference.What);
        return !rules.Any() || rules.Any(rule => Differences.Any(difference => difference.What == rule));
    }
}

/// <summary>One thing that differs.</summary>
/// <param name="What">What was compared: answer, port call 3, memory, view, a rule of the safety monitor.</param>
/// <param name="Model">What the model says, or the rule.</param>
/// <param name="Subject">What the implementation did.</param>
/// <param name="IsSafety">Whether it breaks a rule of the safety monitor.</param>
public sealed record Difference(string What, string Model, string Subject, bool IsSafety = false);
