using Fuzz.Campaigns;

namespace Verify.Strength;

/// <summary>The searches for a defect, as <c>--by</c> names them.</summary>
internal static class Searchers
{
    /// <summary>The generators of the suite's properties.</summary>
    public const string Random = "random";

    /// <summary>The embedded engine, without seeds.</summary>
    public const string Campaign = "campaign";

    /// <summary>AFL++ on the same target, without seeds.</summary>
    public const string Afl = "afl";

    public static IReadOnlyList<string> All { get; } = [Random, Campaign, Afl];

    public static string List => string.Join(", ", All);
}
