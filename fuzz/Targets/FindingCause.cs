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

    /// <summary>
    /// Whether causes on two targets may be one: equal, or equal but for the kinds of commands. A target that boots
    /// needs other commands to reach the same failure.
    /// </summary>
    public static bool MayBeOne(string one, string other) =>
        one == other || (Head().Match(one) is { Success: true } head && head.Value == Head().Match(other).Value);

    private static string Broken(Finding finding)
    {
        var rules = finding.Differences.Where(difference => difference.IsSafety).Select(difference => difference.What);
        return rules.Any()
            ? string.Join(", ", Sorted(rules))
            : Numbers().Replace(finding.Differences[0].What, string.Empty);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // What broke, and at which command.
    [GeneratedRegex("^.* at [A-Za-z]+: (?=[A-Za-z ]+$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();

    // Which port call of a command differs depends on the refusals before it.
    [GeneratedRegex(" [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
