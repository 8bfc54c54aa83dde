using Fuzz.Campaigns;

namespace Verify.Strength;

/// <summary>Who searches for a defect, as <c>--by</c> names them.</summary>
internal static class Searchers
{
    /// <summary>The generators of the suite's properties.</summary>
    public const string Random = "random";

    /// <summary>The campaign's embedded engine, from nothing.</summary>
    public const string Campaign = "campaign";

    /// <summary>AFL++ on the campaign's target, from nothing.</summary>
    public const string Afl = "afl";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Random, Campaign, Afl];

    /// <summary>All of them in a sentence.</summary>
    public static string List => string.Join(", ", All);
}
