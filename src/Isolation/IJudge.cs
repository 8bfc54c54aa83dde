using Lockstep.Judging;

namespace Isolation;

/// <summary>
/// Runs scenarios in lockstep on a system under test, in this process (<see cref="LocalJudge"/>) or in a child process
/// that a subject may hang or kill (<see cref="IsolatedJudge"/>).
/// </summary>
public interface IJudge : IDisposable
{
    /// <summary>Runs one scenario to its end or to the first difference.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    RunReport Run(RunOrder order, CancellationToken stop);

    /// <summary>Runs one scenario as <see cref="Run"/> does, and shows each step as soon as it has run.</summary>
    /// <param name="order">The run.</param>
    /// <param name="saw">Receives each step.</param>
    /// <param name="stop">Requests an early end.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    RunReport Trace(RunOrder order, Action<StepSummary> saw, CancellationToken stop);

    /// <summary>Runs generated scenarios until the time is up, or the search is stopped.</summary>
    void Search(SearchOrder order, ISearchView view, CancellationToken stop);
}
