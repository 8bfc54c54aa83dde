using Fuzz.Findings;
using Lockstep.Judging;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The findings of a campaign's folder in a document.</summary>
internal static class StoredFindings
{
    /// <summary>The form of one.</summary>
    public static DocumentFinding Of(StoredFinding finding) => new(finding.Target, finding.Cause)
    {
        Scenario = finding.Scenario,
        File = finding.InputFile,
        Replay = finding.Replay.Length > 0 ? finding.Replay : null,
        Report = finding.Report,
        Witnesses = [.. finding.Witnesses.Select(witness => witness.Target)],
    };

    /// <summary>The names of all that a folder has; none if it is no campaign yet.</summary>
    public static IReadOnlySet<string> Names(string folder) =>
        All(folder).Select(finding => finding.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that a folder has, except some.</summary>
    public static IReadOnlyList<DocumentFinding> Except(string folder, IReadOnlySet<string> known) =>
        [.. All(folder).Where(finding => !known.Contains(finding.Name)).Select(Of)];

    private static IReadOnlyList<StoredFinding> All(string folder) =>
        Directory.Exists(Path.Combine(folder, "findings")) ? new FindingFolder(folder).All() : [];
}
