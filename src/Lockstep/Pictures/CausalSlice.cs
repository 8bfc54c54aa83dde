using Lockstep.Safety;

namespace Lockstep.Pictures;

/// <summary>
/// Marks the steps that help to explain the failing one: those that touched memory of it before, those with a fault,
/// and those that set things up. A step that failed without touching memory is explained by what was shared.
/// </summary>
internal static class CausalSlice
{
    /// <summary>The same picture with the steps marked; without a failing step none is.</summary>
    public static Picture Mark(Picture picture)
    {
        if (picture.Failing is not { } failing)
            return picture;
        var last = picture.Steps.First(step => step.Step == failing);
        var touched = new IntervalSet();
        foreach (var change in last.Changes)
            touched.Add(change.Range.Start, change.Range.Size);
        return picture with
        {
            Steps = [.. picture.Steps.Select(step => step with { IsCause = Explains(step, last, touched) })],
        };
    }

    private static bool Explains(PictureStep step, PictureStep last, IntervalSet touched)
    {
        if (step.Step >= last.Step || step.Idle is not null)
            return step.Step == last.Step;
        if (step.HasFault || (step.Changes.Count == 0 && step.Differences.Count == 0 && step.Calls.Count > 0))
            return true;
        return touched.IsEmpty
            ? step.Changes.Any(change => change.Kind is ChangeKind.Shared or ChangeKind.Unshared or ChangeKind.Refused)
            : step.Changes.Any(change => change.Kind == ChangeKind.Closed
                || touched.Overlaps(change.Range.Start, change.Range.Size));
    }
}
