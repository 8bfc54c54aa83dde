using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Fuzz.Findings;

/// <summary>A finding of a campaign on disk; a missing part is empty or null.</summary>
/// <param name="folder">Its folder, see <see cref="FindingStore"/>.</param>
public sealed class StoredFinding(string folder)
{
    /// <summary>The file with the original input.</summary>
    internal const string InputPart = "input";

    /// <summary>The file with a shorter input of the same cause.</summary>
    internal const string ShorterPart = "shorter";

    /// <summary>The file with the minimised scenario.</summary>
    internal const string ScenarioPart = "failing.scenario";

    /// <summary>The file with the cause.</summary>
    internal const string CauseFile = "cause";

    /// <summary>Its name.</summary>
    public string Name { get; } = Path.GetFileName(folder);

    /// <summary>The name of its target, with which its own begins; empty if it does not.</summary>
    public string Target => TargetSet.Names
        .FirstOrDefault(name => Name.StartsWith($"{name}-", StringComparison.Ordinal), string.Empty);

    /// <summary>What broke, at which command, and the kinds of commands in the scenario.</summary>
    public string Cause => Text(CauseFile)?.Trim() ?? string.Empty;

    /// <summary>The report.</summary>
    public string Report => Text("report") ?? string.Empty;

    /// <summary>The command line that reproduces it.</summary>
    public string Replay => Text("replay")?.Trim() ?? string.Empty;

    /// <summary>The minimised scenario as text; null if it has none.</summary>
    public string? Scenario => Text(ScenarioPart);

    /// <summary>The file of its shortest input.</summary>
    public string InputFile =>
        Path.Combine(folder, File.Exists(Path.Combine(folder, ShorterPart)) ? ShorterPart : InputPart);

    /// <summary>Its shortest input.</summary>
    /// <exception cref="FormatError">It is unreadable.</exception>
    public byte[] Input => FileContent.ReadBytes(InputFile, "the input of a finding", least: 0);

    private string? Text(string part)
    {
        var path = Path.Combine(folder, part);
        return Path.Exists(path) ? FileContent.ReadText(path, $"the '{part}' of a finding") : null;
    }
}
