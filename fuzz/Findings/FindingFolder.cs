namespace Fuzz.Findings;

/// <summary>The findings of a campaign, to read.</summary>
/// <param name="campaign">The campaign's folder.</param>
public sealed class FindingFolder(string campaign)
{
    private string Folder => FindingStore.FolderIn(campaign);

    /// <summary>All of them, by name.</summary>
    /// <exception cref="CampaignError">There is no such folder, or it cannot be read.</exception>
    public IReadOnlyList<StoredFinding> All()
    {
        if (!Directory.Exists(campaign))
            throw new CampaignError($"verify: found no folder {campaign}, expected the --out of a campaign");
        try
        {
            return Directory.Exists(Folder)
                ? [.. Directory.EnumerateDirectories(Folder).Where(IsWhole).Order(StringComparer.Ordinal)
                    .Select(folder => new StoredFinding(folder))]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CampaignError($"verify: {Folder} cannot be read: {error.Message}");
        }
    }

    /// <summary>The one of a name, or of the start of a name that no other begins with.</summary>
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
                $"verify: {Folder} has no finding '{name}', expected a name, or its start, of 'verify finding'"),
            _ => throw new CampaignError(
                $"verify: '{name}' is the start of {like.Count} findings, expected that of one: "
                + string.Join(", ", like.Select(finding => finding.Name))),
        };
    }

    private static bool IsWhole(string folder) =>
        !Path.GetFileName(folder).StartsWith(WholeFile.Unfinished, StringComparison.Ordinal);
}
