using Lockstep.Judging;
using Lockstep.Scenarios;
using Reference;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>Minimises failures and describes them for a developer.</summary>
/// <param name="around">The system under test, and the stop request.</param>
/// <param name="watched">Shows that shrinking is in progress.</param>
internal sealed class Explanation(Surroundings around, Watched watched)
{
    // A developer fixes one defect at a time, and shrinking takes seconds.
    private const int Most = 5;

    /// <summary>Explains the first failure of each of the first kinds, each by its shortest scenario.</summary>
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
            return Shortly(failure, "both sides agree; only the recording differs");
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

    // Without the scenario, which may have thousands of lines.
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
