using Lockstep.Judging;
using Lockstep.Scenarios;
using Reference;

namespace Isolation;

/// <summary>Puts each step of a run into words, which cross processes.</summary>
/// <param name="scenario">The scenario that runs.</param>
/// <param name="saw">Receives each step.</param>
/// <param name="watch">Must know which step runs; null for none.</param>
internal sealed class StepTracer(Scenario scenario, Action<StepSummary> saw, IRunObserver? watch) : IStepObserver
{
    private View _before = StepSummary.Before(scenario);

    public void Begins(int step, int work) => watch?.Begins(step, work);

    public void Answered(int step, Answer answer) => watch?.Answered(step, answer);

    public void Saw(StepTrace step)
    {
        saw(StepSummary.Of(step, _before));
        _before = step.After;
    }
}
