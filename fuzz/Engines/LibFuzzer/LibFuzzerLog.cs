using System.Globalization;
using System.Text.RegularExpressions;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>
/// The progress lines of libFuzzer, such as
/// <c>#4096 pulse  cov: 9 ft: 812 corp: 77/4Kb lim: 4096 exec/s: 2048 rss: 31Mb</c>.
/// </summary>
internal static partial class LibFuzzerLog
{
    /// <summary>
    /// Executions, features and inputs of the last such line; zeros if there is none. A feature is an edge in one of
    /// eight buckets of counts.
    /// </summary>
    public static (long Executions, long Features, long Inputs) Parse(string log)
    {
        var last = Progress().Matches(log).LastOrDefault();
        if (last is null)
            return default;
        long Group(string name) => long.Parse(last.Groups[name].Value, CultureInfo.InvariantCulture);
        return (Group("executions"), Group("features"), Group("inputs"));
    }

    [GeneratedRegex(
        @"^#(?<executions>\d+)\s.*\bft: (?<features>\d+) corp: (?<inputs>\d+)/.*\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Progress();
}
