using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>
/// Runs a scenario on the model and on a subject in lockstep, and compares after every command; on a hostile machine,
/// on the subject alone.
/// </summary>
public static class Judge
{
    /// <summary>Runs a scenario to its end or to the first difference.</summary>
    /// <param name="scenario">The scenario; the run is deterministic.</param>
    /// <param name="subjects">Creates the system under test.</param>
    /// <param name="tally">Counts the commands by ending; optional.</param>
    /// <param name="observer">Follows the run; optional.</param>
    public static RunResult Run(
        Scenario scenario, ISubjectFactory subjects, Tally? tally = null, IRunObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(subjects);
        ScenarioRun run = scenario.Platform is Machine { IsHostile: true }
            ? new HostileRun(scenario, subjects, tally, observer)
            : new LockstepRun(scenario, subjects, tally, observer);
        return run.Run();
    }
}
