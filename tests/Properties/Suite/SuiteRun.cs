using Isolation;
using Processes;

namespace Properties.Suite;

/// <summary>One run of tests, of which a process of Stryker.NET has many.</summary>
internal sealed class SuiteRun : IDisposable
{
    // Other tests share the processor, and are charged to what is watched.
    private static readonly RunLimits Limits = new(StepLimits.Base.Busy * 5, StepLimits.Base.Idle * 5);

    private readonly WatchedJudge? _judge = IsWatched ? new WatchedJudge(Limits) : null;

    /// <summary>
    /// Whether limits apply. Not where the environment variable PROPERTIES_WATCH is 0: Stryker.NET has its own, and an
    /// abandoned thread would run beside the tests of the next mutant.
    /// </summary>
    public static bool IsWatched { get; } = Environment.GetEnvironmentVariable("PROPERTIES_WATCH") is not "0";

    /// <summary>The run in progress.</summary>
    public static SuiteRun Current { get; private set; } = new();

    public RunFindings Findings { get; } = new();

    public Progress Progress { get; } = new();

    public static SuiteRun Begin() => Current = new SuiteRun();

    /// <summary>Runs a scenario, as <see cref="Judge.Run"/>; its commands return.</summary>
    /// <exception cref="Disagreement">One does not, or it exhausts memory.</exception>
    /// <exception cref="KnownDisagreement">One of another test did not.</exception>
    public RunResult Run(Scenario scenario, ISubjectFactory subjects, Tally? tally = null)
    {
        if (Findings.IsRuined)
            throw Findings.Refused();
        var result = _judge?.Run(scenario, subjects, tally) ?? Judge.Run(scenario, subjects, tally);
        return result.Finding is { } finding && RunFindings.IsRuin(finding.Differences)
            ? throw Findings.Ruined(scenario, finding)
            : result;
    }

    /// <summary>
    /// Asserts that production and model agree on a scenario and no safety rule is broken; otherwise fails with the
    /// report of the minimised scenario, or in a line if another test has reported its cause.
    /// </summary>
    public RunResult MustHold(Scenario scenario, Tally? tally = null)
    {
        if (Findings.IsReportedBy(TestContext.Current.Test))
            return new RunResult(null, 0, 0, 0);
        RunResult Run(Scenario it) => this.Run(it, ProductionFactory.Instance, tally);
        var result = Run(scenario);
        return result.Finding is { } finding ? throw Findings.Disagreed(scenario, finding, Run) : result;
    }

    public void Dispose() => _judge?.Dispose();
}
