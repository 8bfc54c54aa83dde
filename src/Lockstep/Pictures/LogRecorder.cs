using Lockstep.Judging;
using Lockstep.Logs;

namespace Lockstep.Pictures;

/// <summary>Records a log as a picture: a step for each line that says something about memory.</summary>
public sealed class LogRecorder
{
    /// <summary>The most lines that a picture has.</summary>
    public const int MostSteps = 50_000;

    private readonly List<PictureStep> _steps = [];
    private long _left;

    /// <summary>Takes what a line says.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">Its text.</param>
    /// <param name="said">What it says.</param>
    public void Take(int line, string text, in LogEvent said)
    {
        if (_steps.Count == MostSteps)
            _left++;
        else
            _steps.Add(new PictureStep(line, text, [.. Changes(said)]));
    }

    /// <summary>The picture of the log with what its verdict says.</summary>
    public Picture Finish(string name, LogVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var offences = verdict.Offences.ToLookup(offence => offence.Line);
        PictureStep[] steps =
        [
            .. _steps.Select(step => step with { Differences = [.. offences[step.Step].Select(Of)] }),
        ];
        return CausalSlice.Mark(new Picture(name, "log", steps)
        {
            Failing = steps.FirstOrDefault(step => step.Differences.Count > 0)?.Step,
            Notes = _left == 0 ? verdict.Notes : [.. verdict.Notes, $"lines that the picture leaves out: {_left}"],
        });
    }

    private static Difference Of(LogOffence offence) =>
        new($"safety rule {offence.Rule.Name}", offence.Rule.Sentence, offence.Sentence, IsSafety: true)
        {
            Note = string.Join('\n', offence.Conflicts),
        };

    private static IEnumerable<MemoryChange> Changes(LogEvent said)
    {
        ChangeKind? kind = said.Kind switch
        {
            LogEventKind.RegionShared => ChangeKind.Shared,
            LogEventKind.RegionUnshared => ChangeKind.Unshared,
            LogEventKind.BufferAllocated or LogEventKind.DmaMapped => ChangeKind.Allocated,
            LogEventKind.BufferFreed or LogEventKind.DmaUnmapped => ChangeKind.Freed,
            LogEventKind.BootStarted => ChangeKind.Closed,
            _ => null,
        };
        if (kind is not { } known)
            yield break;
        foreach (var range in said.Segments ?? [said.Range])
            yield return new MemoryChange(known, range, said.Device);
    }
}
