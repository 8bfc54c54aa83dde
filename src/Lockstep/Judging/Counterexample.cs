using Lockstep.Scenarios;
using Lockstep.Shrinking;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>A failing scenario, minimised, with its finding.</summary>
/// <param name="Original">The failing scenario.</param>
/// <param name="Shrunk">The minimised scenario, which still fails.</param>
/// <param name="Finding">The finding on the minimised scenario.</param>
/// <param name="Report">The report for a reader.</param>
public sealed record Counterexample(Scenario Original, Scenario Shrunk, Finding Finding, string Report)
{
    /// <summary>Minimises a failing scenario; null if it does not fail.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subjects">Creates the system under test.</param>
    /// <param name="isOver">Whether to end the search, with the simplest scenario so far; optional.</param>
    public static Counterexample? Find(Scenario scenario, ISubjectFactory subjects, Func<bool>? isOver = null)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        if (Judge.Run(scenario, subjects).Finding is not { } first)
            return null;
        var (shrunk, _) = Shrinker.Minimise(
            scenario,
            candidate => Judge.Run(candidate, subjects).Finding is { } other && other.IsLike(first),
            isOver: isOver);
        var finding = Judge.Run(shrunk, subjects).Finding!;
        return new Counterexample(scenario, shrunk, finding, Judging.Report.Of(shrunk, finding, subjects.Name));
    }
}
