using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Reference;
using Verify.Job;

namespace Verify.Traces;

/// <summary>A run of a scenario in this process that shows each step as it happens.</summary>
internal sealed class TracedRun : IStepObserver
{
    private readonly Scenario _scenario;
    private readonly SourceLines _source;
    private readonly ITraceView _view;
    private readonly List<IdleStep> _idle = [];
    private View _before;

    private TracedRun(Scenario scenario, SourceLines source, ITraceView view)
    {
        (_scenario, _source, _view) = (scenario, source, view);
        _before = Model.Observe(State.Initial(scenario.Platform, scenario.Boots));
    }

    /// <summary>Runs an input to its end or to the first difference, from the model or from a recording.</summary>
    public static RunResult Of(Input input, ISubjectFactory subjects, ITraceView view)
    {
        view.Begin(input.Name, input.Scenario);
        var recorded = new RecordedDecisions(subjects, input.Expected);
        var result = Judge.Run(
            input.Scenario, recorded, observer: new TracedRun(input.Scenario, input.Source, view));
        result = result with { Finding = result.Finding ?? recorded.FirstDifference(input.Scenario) };
        view.End(result);
        return result;
    }

    public void Begins(int step, int work)
    {
        // Only its end is shown.
    }

    public void Saw(StepTrace step)
    {
        string? reason = null;
        if (step.Idle is { } cause)
        {
            _idle.Add(new IdleStep(step.Step, cause));
            reason = new IdleReason(_scenario, _idle, _source).Of(_idle[^1]);
        }

        _view.Step(StepSummary.Of(step, _before), _source.LineOf(step.Step), reason);
        _before = step.After;
    }
}
