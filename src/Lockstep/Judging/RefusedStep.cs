namespace Lockstep.Judging;

/// <summary>A command of a run that answered with an error.</summary>
/// <param name="Step">Its step, from 1.</param>
/// <param name="Answer">The answer of the subject in words.</param>
public sealed record RefusedStep(int Step, string Answer)
{
    /// <summary>A step with its answer.</summary>
    public static RefusedStep Of(int step, Answer answer) => new(step, Wording.Of(answer));
}
