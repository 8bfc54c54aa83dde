using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Isolation;

/// <summary>Runs something that reports its steps, under a number.</summary>
/// <param name="thread">The number of the thread, from 0.</param>
/// <param name="number">The number of the scenario, from 1.</param>
/// <param name="run">What runs.</param>
internal delegate RunReport Watch(int thread, long number, Func<IRunObserver?, RunReport> run);

/// <summary>Runs scenarios in this process.</summary>
/// <param name="subjects">Creates the system under test.</param>
public sealed class LocalJudge(ISubjectFactory subjects) : IJudge
{
    /// <summary>Watches each run; by default nothing does.</summary>
    internal Watch Watch { get; init; } = static (_, _, run) => run(null);

    /// <inheritdoc/>
    public RunReport Run(RunOrder order, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        stop.ThrowIfCancellationRequested();
        return Watch(0, 1, observer => Logged(order, observer, log => Run(order, log)));
    }

    /// <inheritdoc/>
    public RunReport Trace(RunOrder order, Action<StepSummary> saw, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        stop.ThrowIfCancellationRequested();
        return Watch(0, 1, observer => Logged(
            order, observer, log => Run(order, new StepTracer(order.Scenario, saw, log))));
    }

    /// <inheritdoc/>
    public void Search(SearchOrder order, ISearchView view, CancellationToken stop) => new ScenarioSearch(
        order, (thread, number, scenario) => Watch(thread, number, observer => Run(new RunOrder(scenario), observer)))
        .Run(view, stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private RunReport Run(RunOrder order, IRunObserver? observer)
    {
        var recorded = new RecordedDecisions(subjects, order.Expected);
        var result = Judge.Run(order.Scenario, recorded, tally: null, observer);
        return RunReport.Of(
            result,
            result.Finding ?? recorded.FirstDifference(order.Scenario),
            order.WithText ? finding => Report.Of(order.Scenario, finding, subjects.Name) : null);
    }

    private static RunReport Logged(RunOrder order, IRunObserver? observer, Func<IRunObserver?, RunReport> run)
    {
        if (!order.WithRefusals)
            return run(observer);
        var log = new RefusalLog(observer);
        return run(log) with { Refused = log.Steps };
    }
}
