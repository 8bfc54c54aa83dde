using Lockstep.Judging;

namespace Verify.Display;

/// <summary>A finding in a document; what is unknown is null, or empty.</summary>
/// <param name="Where">The name of its row.</param>
/// <param name="Kind">What is wrong, in a few words; equal for the same cause.</param>
internal sealed record DocumentFinding(string Where, string Kind)
{
    /// <summary>The position of the failing command in the scenario, from 1; null if no command fails.</summary>
    public int? Step { get; init; }

    /// <summary>The line of a log that it is in, from 1; null for what is in no log.</summary>
    public int? Line { get; init; }

    /// <summary>The failing command as text.</summary>
    public string? Command { get; init; }

    /// <summary>What differs at that command.</summary>
    public IReadOnlyList<DocumentDifference> Differences { get; init; } = [];

    /// <summary>What else there is to know about that step; lines, or empty.</summary>
    public string Context { get; init; } = string.Empty;

    /// <summary>The shortest scenario that shows it, as text.</summary>
    public string? Scenario { get; init; }

    /// <summary>The file that shows it.</summary>
    public string? File { get; init; }

    /// <summary>The command line that shows it again.</summary>
    public string? Replay { get; init; }

    /// <summary>The report for a reader.</summary>
    public string Report { get; init; } = string.Empty;

    /// <summary>Other targets of a campaign that show the same cause.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];
}

/// <summary>A difference in a document.</summary>
/// <param name="What">What was compared.</param>
/// <param name="Expected">The value that the model predicts, or the promise that a rule guards.</param>
/// <param name="Actual">The value of the system under test, or how it breaks the rule.</param>
/// <param name="Rule">The name of the broken safety rule; null if both sides were compared.</param>
/// <param name="Note">What explains it, such as the port calls around it; lines, or empty.</param>
internal sealed record DocumentDifference(string What, string Expected, string Actual, string? Rule, string Note)
{
    private const string RulePrefix = "safety rule ";

    public static DocumentDifference Of(Difference difference) => new(
        difference.What,
        difference.Model,
        difference.Subject,
        difference.IsSafety ? difference.What[RulePrefix.Length..] : null,
        difference.Note);
}
