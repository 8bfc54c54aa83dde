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
    public const string ScenarioPart = "failing.scenario";

    /// <summary>The file with the cause.</summary>
    internal const string CausePart = "cause";

    /// <summary>The file with the report.</summary>
    internal const string ReportPart = "report";

    /// <summary>The file with the command line that reproduces it; absent if none does.</summary>
    internal const string ReplayPart = "replay";

    private const string WitnessesPart = "witnesses";

    /// <summary>Its name.</summary>
    public string Name { get; } = Path.GetFileName(folder);

    /// <summary>The name of its target, with which its own begins; empty if it does not.</summary>
    public string Target => TargetSet.Names
        .FirstOrDefault(name => $"{Name}-".StartsWith($"{name}-", StringComparison.Ordinal), string.Empty);

    /// <summary>The same cause on other targets, by target.</summary>
    public IReadOnlyList<StoredFinding> Witnesses => Directory.Exists(Path.Combine(folder, WitnessesPart))
        ? [.. Directory.EnumerateDirectories(Path.Combine(folder, WitnessesPart)).Order(StringComparer.Ordinal)
            .Select(witness => new StoredFinding(witness))]
        : [];

    /// <summary>What broke, at which command, and the kinds of commands in the scenario.</summary>
    public string Cause => Text(CausePart)?.Trim() ?? string.Empty;

    /// <summary>The report.</summary>
    public string Report => Text(ReportPart) ?? string.Empty;

    /// <summary>
    /// The command line that reproduces it; empty if it fails only after other inputs, in the process that found it.
    /// </summary>
    public string Replay => Text(ReplayPart)?.Trim() ?? string.Empty;

    /// <summary>The minimised scenario as text; null if it has none.</summary>
    public string? Scenario => Text(ScenarioPart);

    /// <summary>The file of the minimised scenario; null if it has none.</summary>
    public string? ScenarioFile => Scenario is null ? null : Path.Combine(folder, ScenarioPart);

    /// <summary>The file of its shortest input.</summary>
    public string InputFile =>
        Path.Combine(folder, File.Exists(Path.Combine(folder, ShorterPart)) ? ShorterPart : InputPart);

    /// <summary>Its shortest input.</summary>
    /// <exception cref="FormatError">It is unreadable.</exception>
    public byte[] Input => FileContent.ReadBytes(InputFile, "the input of a finding", least: 0);

    /// <summary>The file that shows it, in the simplest form: a scenario, or its shortest input.</summary>
    internal string ShownBy => ScenarioFile ?? InputFile;

    /// <summary>The folder of its witness on a target.</summary>
    internal string WitnessFolder(string target) => Path.Combine(folder, WitnessesPart, target);

    /// <summary>Whether it shows on a target.</summary>
    internal bool Shows(string target) => IsOf(target) || Directory.Exists(WitnessFolder(target));

    /// <summary>Whether it shows on a target with this cause.</summary>
    internal bool Shows(string target, string cause) => (IsOf(target) && Cause == cause)
        || Witnesses.Any(witness => witness.Name == target && witness.Cause == cause);

    private bool IsOf(string target) => Name.StartsWith($"{target}-", StringComparison.Ordinal);

    private string? Text(string part)
    {
        var path = Path.Combine(folder, part);
        return Path.Exists(path) ? FileContent.ReadText(path, $"the '{part}' of a finding") : null;
    }
}
