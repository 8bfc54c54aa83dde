using System.Collections.Immutable;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Verify.Job;

/// <summary>One scenario that is run by name: of the recorded workload, or from a file.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Scenario">What to run.</param>
/// <param name="SharingAtEveryCall">The hypercalls of a design that shares at every call; null where none is
/// known.</param>
/// <param name="Expected">The recorded answer to each allocation; empty where none was recorded.</param>
internal sealed record Input(
    string Name, Scenario Scenario, long? SharingAtEveryCall, ImmutableArray<ulong?> Expected)
{
    /// <summary>
    /// Runs it in lockstep, and compares its decisions with the recorded ones where there are any.
    /// </summary>
    /// <param name="subjects">Makes the implementation under test.</param>
    /// <param name="totals">Where the run is counted.</param>
    public void Run(ISubjectFactory subjects, Totals totals)
    {
        var recorded = new RecordedDecisions(subjects, Expected);
        var result = Judge.Run(Scenario, recorded);
        totals.Count(Name, result, SharingAtEveryCall is not null);
        var finding = result.Finding ?? recorded.FirstDifference(Scenario);
        if (finding is not null)
            totals.Add(new Failure(Name, Scenario, finding));
    }
}
