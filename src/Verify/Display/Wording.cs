using Lockstep.Safety;
using Mutation.Scores;

namespace Verify.Display;

/// <summary>Phrases that several displays share.</summary>
internal static class Wording
{
    /// <summary>A count and what is counted.</summary>
    public static string Count(long count, string one) => Count(count, one, $"{one}s");

    /// <summary>A count and what is counted, where the plural is irregular.</summary>
    public static string Count(long count, string one, string several) => $"{count:N0} {(count == 1 ? one : several)}";

    /// <summary>The last line of output.</summary>
    public static string Verdict(string verdict, bool stopped) =>
        stopped ? $"Interrupted; {char.ToLowerInvariant(verdict[0])}{verdict[1..]}" : verdict;
}
