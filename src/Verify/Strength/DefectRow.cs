using System.Globalization;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The row of a catalogue entry.</summary>
/// <param name="Name">Its name with its number.</param>
/// <param name="Title">The defect in a few words.</param>
/// <param name="Part">The affected part of the design.</param>
/// <param name="IsCanary">Whether it tests the instrument rather than the suite.</param>
/// <param name="Complaints">Unexpected outcomes, each in a few words.</param>
/// <param name="KnownLength">The length of the shortest known scenario in commands, if there is one.</param>
/// <param name="KnownFails">Whether that fails on the patched code.</param>
/// <param name="Commands">Commands up to the detection.</param>
/// <param name="Seconds">Seconds up to the detection.</param>
/// <param name="ShrunkLength">The length of the shrunk scenarios.</param>
/// <param name="Trials">The trials.</param>
internal sealed record DefectRow(
    string Name,
    string Title,
    string Part,
    bool IsCanary,
    IReadOnlyList<string> Complaints,
    int? KnownLength,
    bool? KnownFails,
    Spread? Commands,
    Spread? Seconds,
    Spread? ShrunkLength,
    IReadOnlyList<TrialRow> Trials) : IRow
{
    bool IRow.HasRun => true;

    /// <summary>The trials in which a check failed.</summary>
    internal IReadOnlyList<TrialRow> Detections => [.. Trials.Where(trial => trial.Detected)];

    /// <summary>The row of a result.</summary>
    public static DefectRow Of(DefectResult result) => new(
        result.Defect.FullName,
        result.Defect.Header.Title,
        result.Defect.Header.Part,
        result.Defect.IsCanary,
        [.. result.Complaints],
        result.Known?.Length,
        result.Known?.OnPatched.IsDetection,
        result.SpreadOf(trial => trial.Report.Commands),
        result.SpreadOf(trial => trial.Report.Seconds),
        result.SpreadOf(trial => trial.ShrunkLength),
        [.. result.Trials.Select(TrialRow.Of)]);

    /// <summary>Its findings: whatever was not expected.</summary>
    internal IEnumerable<DocumentFinding> Findings() => Complaints.Select(
        complaint => new DocumentFinding(Name, complaint) { Report = $"{Name}: {complaint}\n{Title}\n" });
}

/// <summary>A trial in a document.</summary>
/// <param name="Seed">The seed of its scenarios.</param>
/// <param name="Reached">Whether the changed code ran.</param>
/// <param name="Triggered">Whether its effect occurred.</param>
/// <param name="Detected">Whether a check failed.</param>
/// <param name="By">The property that failed, if any.</param>
/// <param name="What">What it reported, if any failed.</param>
/// <param name="Commands">Commands run.</param>
/// <param name="Seconds">Seconds, shrinking excluded.</param>
/// <param name="ShrunkLength">The length of the shrunk scenario, if any.</param>
/// <param name="Shrunk">The shrunk scenario as text, if any.</param>
internal sealed record TrialRow(
    string Seed,
    bool Reached,
    bool Triggered,
    bool Detected,
    string? By,
    string? What,
    long Commands,
    double Seconds,
    int? ShrunkLength,
    string? Shrunk)
{
    public static TrialRow Of(Trial trial) => new(
        trial.Seed.ToString(CultureInfo.InvariantCulture),
        trial.Reached,
        trial.Triggered,
        trial.Detected,
        trial.Report.Property,
        trial.Report.What,
        trial.Report.Commands,
        trial.Report.Seconds,
        trial.ShrunkLength,
        trial.Report.Shrunk);
}
