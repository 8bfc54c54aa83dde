using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>Runs a scenario on the model and on a subject in lockstep, and compares after every command.</summary>
public static class Judge
{
    /// <summary>Runs a scenario up to its end or to the first step at which something is wrong.</summary>
    /// <param name="scenario">What to run; it alone decides the run.</param>
    /// <param name="subjects">Makes the implementation under test.</param>
    /// <param name="tally">Counts what was reached, where that is wanted.</param>
    public static RunResult Run(Scenario scenario, ISubjectFactory subjects, Tally? tally = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(subjects);
        return new LockstepRun(scenario, subjects, tally).Run();
    }
}
