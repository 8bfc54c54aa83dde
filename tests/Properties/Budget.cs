using System.Globalization;

namespace Properties;

/// <summary>
/// How many cases properties try: their own number, scaled by PROPERTIES_PERCENT of the environment where that is set.
/// A run for each of a thousand mutants affords less than a run for a commit.
/// </summary>
internal static class Budget
{
    private static int Percent =>
        int.TryParse(
            Environment.GetEnvironmentVariable("PROPERTIES_PERCENT"), NumberStyles.None, null, out var percent)
            ? percent
            : 100;

    /// <summary>A number of cases, scaled; at least one.</summary>
    public static int Of(int cases) => Math.Max(1, (int)((long)cases * Percent / 100));
}
