using Fuzz.Campaigning;

namespace Fuzz.Corpora;

/// <summary>The inputs that a person gives a campaign to begin with.</summary>
internal static class CampaignCorpus
{
    /// <summary>Looks at the folder before any worker does, and says which files are passed over.</summary>
    /// <param name="folder">The folder, or null.</param>
    /// <param name="target">The campaign's only target, or null.</param>
    /// <param name="say">Takes the lines.</param>
    /// <exception cref="CampaignError">The folder cannot be used.</exception>
    public static void Check(string? folder, string? target, Action<string> say)
    {
        if (folder is null)
            return;
        var corpus = CorpusFolder.Open(folder, target);
        foreach (var name in corpus.Targets)
            say($"{name}: {corpus.Files(name, say).Count():N0} inputs from {folder}");
    }

    /// <summary>The inputs for a target, each with a name; none where the folder has none.</summary>
    /// <param name="folder">The folder, or null.</param>
    /// <param name="target">The target.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> Inputs(string? folder, string target)
    {
        if (folder is null)
            return [];
        try
        {
            return CorpusFolder.Open(folder, target).Files(target, static _ => { })
                .Select(file => (file.Name, file.Bytes));
        }
        catch (CampaignError)
        {
            // It has inputs for other targets only: the parent has seen to the rest.
            return [];
        }
    }
}
