using System.Text.Json;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Defects;

/// <summary>What <c>verify defects</c> says in JSON; the names are for other programs to rely on.</summary>
/// <param name="AsExpected">Whether all that ran came out as it must.</param>
/// <param name="Stopped">Whether it was stopped before its end.</param>
/// <param name="Seed">The seed from which every trial's comes.</param>
/// <param name="Defects">What came of each entry.</param>
internal sealed record DefectsJson(bool AsExpected, bool Stopped, ulong Seed, IReadOnlyList<DefectJson> Defects)
{
    /// <summary>The document of a run.</summary>
    public static DefectsJson Of(DefectsOutcome outcome) =>
        new(outcome.AsExpected, outcome.Stopped, outcome.Job.Seed, [.. outcome.Results.Select(DefectJson.Of)]);

    /// <summary>Prints the document and a line end.</summary>
    public void Print(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(this, JsonReport.Form));
}

/// <summary>An entry in JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What its patch calls it.</param>
/// <param name="Part">The part of the design that it was in.</param>
/// <param name="IsCanary">Whether it tests the instrument instead of the suite.</param>
/// <param name="Complaints">What is not as expected.</param>
/// <param name="KnownLength">Commands of the known scenario.</param>
/// <param name="KnownFails">Whether it fails on the patched code.</param>
/// <param name="Commands">Commands to detection.</param>
/// <param name="Seconds">Seconds to detection.</param>
/// <param name="ShrunkLength">Commands of the shrunk scenarios.</param>
/// <param name="Trials">The trials.</param>
internal sealed record DefectJson(
    string Name,
    string Title,
    string Part,
    bool IsCanary,
    IEnumerable<string> Complaints,
    int? KnownLength,
    bool? KnownFails,
    Spread? Commands,
    Spread? Seconds,
    Spread? ShrunkLength,
    IEnumerable<TrialJson> Trials)
{
    /// <summary>What is said of an entry.</summary>
    public static DefectJson Of(DefectResult result) => new(
        result.Defect.FullName,
        result.Defect.Header.Title,
        result.Defect.Header.Part,
        result.Defect.IsCanary,
        result.Complaints,
        result.Known?.Length,
        result.Known?.OnPatched.IsDetection,
        Spread.Of(result.Detections.Select(trial => (double)trial.Report.Commands)),
        Spread.Of(result.Detections.Select(trial => trial.Report.Seconds)),
        Spread.Of(result.Detections.Select(trial => trial.ShrunkLength).OfType<int>().Select(length => (double)length)),
        result.Trials.Select(TrialJson.Of));
}

/// <summary>A trial in JSON.</summary>
/// <param name="Seed">The seed of its scenarios.</param>
/// <param name="Reached">Whether the changed code ran.</param>
/// <param name="Triggered">Whether its effect happened.</param>
/// <param name="Detected">Whether a check failed.</param>
/// <param name="By">The property.</param>
/// <param name="What">What it saw.</param>
/// <param name="Commands">Commands run up to the end.</param>
/// <param name="Seconds">Seconds up to the end.</param>
/// <param name="ShrunkLength">Commands of the shrunk scenario.</param>
/// <param name="Shrunk">The text of the shrunk scenario.</param>
internal sealed record TrialJson(
    ulong Seed,
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
    /// <summary>What is said of a trial.</summary>
    public static TrialJson Of(Trial trial) => new(
        trial.Seed,
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
