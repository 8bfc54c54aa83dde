using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Reference;

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

    /// <summary>Runs a scenario to its end or to the first difference.</summary>
    public static RunResult Of(Scenario scenario, SourceLines source, ISubjectFactory subjects, ITraceView view)
    {
        view.Begin(source.File, scenario);
        var result = Judge.Run(scenario, subjects, observer: new TracedRun(scenario, source, view));
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
