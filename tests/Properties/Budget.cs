namespace Properties;

/// <summary>
/// The number of cases per property: its own number, scaled by the environment variable PROPERTIES_PERCENT. A run per
/// mutant affords fewer cases than a run per commit.
/// </summary>
internal static class Budget
{
    /// <summary>Whether a run affords the largest cases, too.</summary>
    public static bool IsFull => Settings.Percent >= 100;

    /// <summary>A scaled number of cases, at least one.</summary>
    public static int Of(int cases) => Math.Max(1, (int)((long)cases * Settings.Percent / 100));
}
