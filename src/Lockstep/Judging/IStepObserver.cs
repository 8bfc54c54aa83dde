namespace Lockstep.Judging;

/// <summary>Follows a run and sees what each step did, on both sides.</summary>
public interface IStepObserver : IRunObserver
{
    /// <summary>A step has run, or was found idle.</summary>
    /// <param name="step">The step; valid during the call only.</param>
    void Saw(StepTrace step);
}
