using Isolation;
using Lockstep.Judging;
using Verify.Job;

namespace Verify.Traces;

/// <summary>A run of an input that shows each step as it happens.</summary>
internal sealed class TracedRun
{
    private readonly Input _input;
    private readonly ITraceView _view;
    private readonly List<IdleStep> _idle = [];

    private TracedRun(Input input, ITraceView view) => (_input, _view) = (input, view);

    /// <summary>Runs an input to its end or to the first difference, from the model or from a recording.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the view shows its end all the same.</exception>
    public static RunReport Of(Input input, IJudge judge, ITraceView view, CancellationToken stop)
    {
        view.Begin(input.Name, input.Scenario);
        var run = new TracedRun(input, view);
        RunReport? report = null;
        try
        {
            return report = judge.Trace(input.Order, run.Show, stop);
        }
        finally
        {
            view.End(report, report is null ? null : input.RowOf(report));
        }
    }

    private void Show(StepSummary step)
    {
        string? reason = null;
        if (step.Idle is { } cause)
        {
            _idle.Add(new IdleStep(step.Step, cause));
            reason = new IdleReason(_input.Scenario, _idle, _input.Source).Of(_idle[^1]);
        }

        _view.Step(step, _input.Source.LineOf(step.Step), reason);
    }
}
