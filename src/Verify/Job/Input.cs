using System.Collections.Immutable;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Verify.Job;

/// <summary>A named scenario to run: of the recorded workload, or from a file.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="SharingAtEveryCall">Hypercalls of a design that shares at every call; null if unknown.</param>
/// <param name="Expected">The recorded result of each allocation; empty if none was recorded.</param>
internal sealed record Input(
    string Name, Scenario Scenario, long? SharingAtEveryCall, ImmutableArray<ulong?> Expected)
{
    /// <summary>Runs it in lockstep, and compares its decisions with the recorded ones, if any.</summary>
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
