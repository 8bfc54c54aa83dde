using Lockstep.Notation.Text;

namespace Mutation.Trials;

/// <summary>The result for one catalogue entry.</summary>
/// <param name="Defect">The entry.</param>
/// <param name="Known">The result of its known scenario; null for a canary without one.</param>
/// <param name="Trials">Its trials; fewer than requested if the run was stopped.</param>
public sealed record DefectResult(Defect Defect, KnownScenario? Known, IReadOnlyList<Trial> Trials)
{
    /// <summary>The number of commands within which a canary that breaks everything must be detected.</summary>
    public const long AtOnce = 100;

    /// <summary>The trials in which a check failed.</summary>
    public IReadOnlyList<Trial> Detections => [.. Trials.Where(trial => trial.Detected)];

    /// <summary>The spread of a measure over the detections that have it; null if none has.</summary>
    public Spread? SpreadOf(Func<Trial, double?> measure) => Spread.Of(Detections.Select(measure).OfType<double>());

    /// <summary>The trial with the shortest shrunk scenario, if shorter than the known one.</summary>
    public Trial? Shorter => Detections
        .Where(trial => !Defect.IsCanary && trial.ShrunkHolds && trial.ShrunkLength < Known?.Length)
        .MinBy(trial => trial.ShrunkLength);

    /// <summary>Unexpected outcomes, each in a few words.</summary>
    public IEnumerable<string> Complaints => OfTrials().Concat(OfKnown());

    private IEnumerable<string> OfTrials()
    {
        var undetected = Trials.Count - Detections.Count;
        if (Defect.Expected == Expectation.Undetected)
        {
            if (Detections is [var first, ..])
                yield return $"detected, though it changes nothing: {first.Report.Property}, {first.Report.What}";
            if (Trials.Any(trial => !trial.Reached))
                yield return "its changed code did not run: the worker does not run the patched code";
        }
        else
        {
            if (undetected > 0)
                yield return $"not detected in {undetected} of {CountText.Of(Trials.Count, "trial")}";
            if (Detections.Any(trial => !trial.Reached))
                yield return "detected, yet its changed code did not run";
            if (Detections.FirstOrDefault(trial => !trial.ShrunkHolds) is { } wrong)
                yield return $"the shrunk scenario of seed {wrong.Seed} fails on the unpatched code too";
        }

        if (Defect.Expected == Expectation.DetectedAtOnce && Detections.Any(trial => trial.Report.Commands > AtOnce))
            yield return $"not detected at once, within {AtOnce} commands";
    }

    private IEnumerable<string> OfKnown()
    {
        if (Known is null)
            yield break;
        if (Known.OnProduction is { } finding)
            yield return $"the known scenario fails on the unpatched code: {finding.Kind}";
        if (Known.OnPatched.IsDetection != (Defect.Expected != Expectation.Undetected))
            yield return $"the known scenario {(Known.OnPatched.IsDetection ? "fails" : "holds")} on the patched code";
    }
}
