namespace Mutation;

/// <summary>What makes every property try the same cases in every run, as settings of the environment.</summary>
internal static class FixedSeeds
{
    /// <summary>One of FsCheck and one of CsCheck.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings { get; } =
    [
        new("PROPERTIES_REPLAY", "42,43"),
        new("CsCheck_Seed", "0N0XIzNsQ0O2"),
    ];
}
