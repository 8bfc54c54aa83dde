using Xunit.v3;

namespace Properties.Suite;

/// <summary>
/// Runs the lockstep to its end before the other tests: its reports say most, and where the code under test does not
/// come back the others must not begin.
/// </summary>
internal sealed class LockstepFirst(RunFindings findings) : XunitTestAssemblyRunner
{
    private int _phase;

    protected override async ValueTask<RunSummary> RunTestCollections(
        XunitTestAssemblyRunnerContext ctxt, Exception? exception)
    {
        var summary = default(RunSummary);
        try
        {
            if (exception is not null)
                return await base.RunTestCollections(ctxt, exception);
            for (; _phase < StrongestFirst.Phases && !findings.IsRuined; _phase++)
                summary.Aggregate(await base.RunTestCollections(ctxt, exception));
        }
        catch (OperationCanceledException)
        {
            // The run ends early, because enough failed, or by a signal: no fault of each test that ran.
        }

        return summary;
    }

    protected override List<(IXunitTestCollection Collection, List<IXunitTestCase> TestCases)> OrderTestCollections(
        XunitTestAssemblyRunnerContext ctxt) =>
        [.. base.OrderTestCollections(ctxt).Where(pair => StrongestFirst.PhaseOf(pair.Collection) == _phase)];
}
