using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Verify.Job;

namespace Verify.Traces;

/// <summary>Displays the steps of runs as they happen.</summary>
internal interface ITraceView
{
    /// <summary>A run begins.</summary>
    void Begin(string file, Scenario scenario);

    /// <summary>A step has run.</summary>
    /// <param name="step">The step.</param>
    /// <param name="line">Its line in the file; null if it has none.</param>
    /// <param name="idle">Why it was idle; null if it was not.</param>
    void Step(StepSummary step, SourceLine? line, string? idle);

    /// <summary>The run has ended.</summary>
    /// <param name="report">Its report; null if it was stopped.</param>
    /// <param name="row">Its row in a table; null if it was stopped.</param>
    void End(RunReport? report, Row? row);
}
