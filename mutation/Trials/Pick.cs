using System.Security.Cryptography;
using System.Text;

namespace Mutation.Trials;

/// <summary>A reproducible selection of defects by commit.</summary>
public static class Pick
{
    /// <summary>Selects both canaries and a number of defects.</summary>
    /// <param name="entries">The catalogue entries.</param>
    /// <param name="count">The number of defects besides canaries; all of them if there are fewer.</param>
    /// <param name="commit">The hash of the commit, in either case.</param>
    /// <returns>The selection in catalogue order.</returns>
    public static IReadOnlyList<Defect> By(IReadOnlyList<Defect> entries, int count, string commit)
    {
        var chosen = entries.Where(defect => !defect.IsCanary)
            .OrderBy(defect => Rank(defect, commit), StringComparer.Ordinal)
            .Take(count)
            .ToHashSet();
        return [.. entries.Where(defect => defect.IsCanary || chosen.Contains(defect))];
    }

    // Ranked by name, so that a new entry changes the selection only if it is selected itself.
    private static string Rank(Defect defect, string commit)
    {
        var words = $"{commit.Trim().ToUpperInvariant()} {defect.Name}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
