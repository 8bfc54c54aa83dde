using System.Globalization;

namespace Fuzz;

/// <summary>A target's seeds as files, for engines that read a folder.</summary>
internal static class SeedFolder
{
    /// <summary>The name of the folder of all targets' seeds in a campaign's folder.</summary>
    public const string Name = ".seeds";

    /// <summary>Writes the seeds of a target; those that are there are written again.</summary>
    /// <param name="campaign">The campaign's folder.</param>
    /// <param name="target">The target.</param>
    /// <returns>The folder of its seeds.</returns>
    public static string Write(string campaign, ITarget target)
    {
        var folder = Path.Combine(campaign, Name, target.Name);
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var seed in target.Seeds)
        {
            var name = number++.ToString("000", CultureInfo.InvariantCulture);

            // An empty file is no input to AFL++.
            WholeFile.Write(Path.Combine(folder, $"seed-{name}"), seed is [] ? [0] : seed);
        }

        return folder;
    }
}
