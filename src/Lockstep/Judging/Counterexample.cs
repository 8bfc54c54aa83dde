using Lockstep.Scenarios;
using Lockstep.Shrinking;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>A counterexample: the shortest scenario found that fails, and what is wrong with it.</summary>
/// <param name="Original">The scenario that was found to fail.</param>
/// <param name="Shrunk">The shortest scenario found that still fails.</param>
/// <param name="Finding">What is wrong with the shrunk one.</param>
/// <param name="Report">What a person reads.</param>
public sealed record Counterexample(Scenario Original, Scenario Shrunk, Finding Finding, string Report)
{
    /// <summary>Shrinks a scenario that fails; null where it does not fail.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subjects">Makes the implementation under test.</param>
    public static Counterexample? Find(Scenario scenario, ISubjectFactory subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        if (Judge.Run(scenario, subjects).Finding is not { } first)
            return null;
        var (shrunk, _) = Shrinker.Minimise(
            scenario, candidate => Judge.Run(candidate, subjects).Finding is { } other && other.IsLike(first));
        var finding = Judge.Run(shrunk, subjects).Finding!;
        return new Counterexample(scenario, shrunk, finding, Judging.Report.Of(shrunk, finding, subjects.Name));
    }
}
