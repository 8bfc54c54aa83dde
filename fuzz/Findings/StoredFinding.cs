using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Fuzz.Findings;

/// <summary>A finding of a campaign as it lies on disk; a part that is missing is empty or null.</summary>
/// <param name="folder">Its folder, see <see cref="FindingStore"/>.</param>
public sealed class StoredFinding(string folder)
{
    /// <summary>The file with the input that was found.</summary>
    internal const string InputPart = "input";

    /// <summary>The file with a shorter input that shows the same.</summary>
    internal const string ShorterPart = "shorter";

    /// <summary>The file with the shrunk scenario.</summary>
    internal const string ScenarioPart = "failing.scenario";

    /// <summary>The file that says the cause.</summary>
    internal const string CauseFile = "cause";

    /// <summary>Its name.</summary>
    public string Name { get; } = Path.GetFileName(folder);

    /// <summary>The name of the target that found it, which its own begins with; empty where it does not.</summary>
    public string Target => TargetSet.Names
        .FirstOrDefault(name => Name.StartsWith($"{name}-", StringComparison.Ordinal), string.Empty);

    /// <summary>What broke, where, and in a scenario of which commands.</summary>
    public string Cause => Text(CauseFile)?.Trim() ?? string.Empty;

    /// <summary>What a person reads.</summary>
    public string Report => Text("report") ?? string.Empty;

    /// <summary>The command line that shows it again.</summary>
    public string Replay => Text("replay")?.Trim() ?? string.Empty;

    /// <summary>The shrunk scenario as text; null where it has none.</summary>
    public string? Scenario => Text(ScenarioPart);

    /// <summary>The file of the shortest input that shows it.</summary>
    public string InputFile =>
        Path.Combine(folder, File.Exists(Path.Combine(folder, ShorterPart)) ? ShorterPart : InputPart);

    /// <summary>The shortest input that shows it.</summary>
    /// <exception cref="CampaignError">It cannot be read.</exception>
    public byte[] Input
    {
        get
        {
            try
            {
                return File.ReadAllBytes(InputFile);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new CampaignError($"verify: {InputFile} cannot be read, expected the input of a finding");
            }
        }
    }

    private string? Text(string part)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, part));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
