using System.Security.Cryptography;
using System.Text;

namespace Mutation.Trials;

/// <summary>A few defects chosen by a commit: another commit tries others, the same one always the same.</summary>
public static class Pick
{
    /// <summary>Both canaries, and so many defects.</summary>
    /// <param name="entries">The catalogue's entries.</param>
    /// <param name="count">How many defects in addition to the canaries; all where there are fewer.</param>
    /// <param name="commit">The commit's hash; letters in either case.</param>
    /// <returns>The chosen ones in the catalogue's order.</returns>
    public static IReadOnlyList<Defect> By(IReadOnlyList<Defect> entries, int count, string commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var chosen = entries.Where(defect => !defect.IsCanary)
            .OrderBy(defect => Rank(defect, commit), StringComparer.Ordinal)
            .Take(count)
            .ToHashSet();
        return [.. entries.Where(defect => defect.IsCanary || chosen.Contains(defect))];
    }

    // By name, so that a new entry changes the choice only where it is chosen itself.
    private static string Rank(Defect defect, string commit)
    {
        var words = $"{commit.Trim().ToUpperInvariant()} {defect.Name}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
