using System.Text.RegularExpressions;
using Lockstep.Judging;

namespace Fuzz.Targets;

/// <summary>The cause by which findings are deduplicated.</summary>
internal static partial class FindingCause
{
    /// <summary>
    /// What broke, and at which command. A broken rule names a cause better than the differences that it leads to.
    /// </summary>
    public static string Of(Finding finding) => $"{Broken(finding)} at {finding.Command.GetType().Name}";

    /// <summary>
    /// The same for a minimised scenario, with the kinds of its commands but not their order and number: one defect has
    /// many shortest counterexamples.
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

    // Which port call of a command differs depends on the refusals before it.
    [GeneratedRegex(" [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
