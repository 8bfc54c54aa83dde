namespace Lockstep.Judging;

/// <summary>Follows a run while it executes: a watch must know which step an endless call belongs to.</summary>
public interface IRunObserver
{
    /// <summary>The subject is about to execute a step.</summary>
    /// <param name="step">The position of the command in the scenario, from 1.</param>
    /// <param name="work">The port calls, and pages filled or copied, that the model predicts.</param>
    void Begins(int step, int work);

    /// <summary>The subject has answered; by default nobody listens.</summary>
    /// <param name="step">The step.</param>
    /// <param name="answer">Its answer.</param>
    void Answered(int step, Answer answer)
    {
        // Most watches need only the beginning of a step.
    }
}
