using Lockstep.Judging;
using Lockstep.Scenarios;
using Reference;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>Explains failures: shrinks them and describes what a developer needs.</summary>
/// <param name="around">The implementation under test, and who can stop it.</param>
/// <param name="watched">Shows that it takes a while.</param>
internal sealed class Explanation(Surroundings around, Watched watched)
{
    // A developer fixes one defect at a time, and shrinking takes seconds.
    private const int Most = 5;

    /// <summary>Explains the first failures of different kinds, each by its shortest scenario.</summary>
    /// <param name="failures">The failures in the order in which they were found.</param>
    public IReadOnlyList<Explained> Of(IReadOnlyList<Failure> failures) =>
    [
        .. failures
            .DistinctBy(failure => failure.Finding.Kind, StringComparer.Ordinal)
            .Take(Most)
            .Select(failure => watched.Wait($"shrinking: {failure.Where}", () => Explain(failure)))
            .DistinctBy(explained => explained.Scenario),
    ];

    private Explained Explain(Failure failure)
    {
        if (failure.IsAgainstRecording)
            return Shortly(failure, "lockstep holds; the recording says otherwise");
        return Shrink(failure.Scenario) is { } shrunk
            ? Explained.By(shrunk, failure.Where)
            : Shortly(failure, "not shrunk, because the tool was stopped");
    }

    private Counterexample? Shrink(Scenario scenario)
    {
        try
        {
            return Counterexample.Find(scenario, new StoppableSubjects(around.Subjects, around.Stop));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Without the scenario, which may have thousands of lines.</summary>
    private Explained Shortly(Failure failure, string why)
    {
        var finding = failure.Finding;
        var differences = finding.Differences.Select(difference =>
            $"  {difference.What}\n    expected: {difference.Model}\n"
            + $"    {around.Subjects.Name}: {difference.Subject}\n");
        var text = $"Step {finding.Step} of {failure.Scenario.Commands.Length} ({why}): "
            + $"{ScenarioText.Print(finding.Command)}\n\n{string.Concat(differences)}";
        return new Explained(failure.Where, finding.Kind, finding.Step, failure.Scenario, text);
    }
}
