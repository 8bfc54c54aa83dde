using System.Text.RegularExpressions;
using Lockstep.Judging;

namespace Fuzz.Targets;

/// <summary>The words by which findings of one cause are made one.</summary>
internal static partial class FindingCause
{
    /// <summary>
    /// What broke, and at which command. Rules come first: they name a cause better than what differs because of it.
    /// </summary>
    public static string Of(Finding finding) => $"{Broken(finding)} at {finding.Command.GetType().Name}";

    /// <summary>
    /// The same of a shrunk scenario, and the kinds of its commands. Their order and number are left out: one defect
    /// has many shortest ways to show itself.
    /// </summary>
    public static string Of(Counterexample shrunk)
    {
        var kinds = shrunk.Shrunk.Commands.Select(command => command.GetType().Name);
        return $"{Of(shrunk.Finding)}: {string.Join(' ', Sorted(kinds))}";
    }

    private static string Broken(Finding finding)
    {
        var rules = finding.Differences.Where(difference => difference.IsSafety).Select(difference => difference.What);
        return rules.Any()
            ? string.Join(", ", Sorted(rules))
            : Numbers().Replace(finding.Differences[0].What, string.Empty);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // Which port call of a command differs depends on what was refused before it.
    [GeneratedRegex(" [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
