using Lockstep.Notation.Text;

namespace Verify.Display;

/// <summary>Phrases that several displays share.</summary>
internal static class Wording
{
    /// <summary>A count and what is counted.</summary>
    public static string Count(long count, string one) => CountText.Of(count, one);

    /// <summary>A count and what is counted, where the plural is irregular.</summary>
    public static string Count(long count, string one, string several) => CountText.Of(count, one, several);

    /// <summary>The last line of output.</summary>
    public static string Verdict(string verdict, bool stopped) =>
        stopped ? $"Interrupted; {char.ToLowerInvariant(verdict[0])}{verdict[1..]}" : verdict;
}
