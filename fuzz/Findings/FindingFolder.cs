namespace Fuzz.Findings;

/// <summary>Reads the findings of a campaign.</summary>
/// <param name="campaign">The campaign's folder.</param>
public sealed class FindingFolder(string campaign)
{
    private string Folder => FindingStore.FolderIn(campaign);

    /// <summary>All of them, by name.</summary>
    /// <exception cref="CampaignError">There is no such folder, or it is unreadable.</exception>
    public IReadOnlyList<StoredFinding> All()
    {
        if (!CampaignFolder.IsOne(campaign) && !Directory.Exists(Folder))
        {
            var found = Directory.Exists(campaign) ? "is not the folder of a campaign" : "is not a folder";
            throw new CampaignError($"verify: {campaign} {found}; expected the --out of a campaign");
        }

        try
        {
            return Directory.Exists(Folder)
                ? [.. Directory.EnumerateDirectories(Folder).Where(WholeFile.IsFinished).Order(StringComparer.Ordinal)
                    .Select(folder => new StoredFinding(folder))]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError($"verify: {Folder} cannot be read: {error.Message}");
        }
    }

    /// <summary>Finds one by its name or an unambiguous prefix.</summary>
    /// <exception cref="CampaignError">There is none, or there are several.</exception>
    public StoredFinding Find(string name)
    {
        var all = All();
        if (all.FirstOrDefault(finding => finding.Name == name) is { } same)
            return same;
        var like = all.Where(finding => finding.Name.StartsWith(name, StringComparison.Ordinal)).ToList();
        return like switch
        {
            [var only] => only,
            [] => throw new CampaignError(
                $"verify: {Folder} has no finding '{name}'; expected a name of 'verify finding', or its prefix"),
            _ => throw new CampaignError(
                $"verify: '{name}' is ambiguous; expected a prefix of only one of "
                + string.Join(", ", like.Select(finding => finding.Name))),
        };
    }
}
