using System.Globalization;

namespace Properties;

/// <summary>
/// The number of cases per property: its own number, scaled by the environment variable PROPERTIES_PERCENT. A run per
/// mutant affords fewer cases than a run per commit.
/// </summary>
internal static class Budget
{
    private static int Percent =>
        int.TryParse(
            Environment.GetEnvironmentVariable("PROPERTIES_PERCENT"), NumberStyles.None, null, out var percent)
            ? percent
            : 100;

    /// <summary>A scaled number of cases, at least one.</summary>
    public static int Of(int cases) => Math.Max(1, (int)((long)cases * Percent / 100));
}
