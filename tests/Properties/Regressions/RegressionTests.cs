using Lockstep.Formats;
using Properties.Agreement;

namespace Properties.Regressions;

/// <summary>
/// Scenarios that once exposed a defect of production or model. They hold now and are never shortened.
/// </summary>
public sealed class RegressionTests
{
    public static TheoryData<string> SavedFiles =>
        [.. Directory.GetFiles(Folder, "*.scenario").Select(path => Path.GetFileName(path)).Order()];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Regressions");

    [Theory]
    [MemberData(nameof(SavedFiles))]
    public void Scenario_holds(string file)
    {
        var saved = ScenarioFile.Load(Path.Combine(Folder, file));

        var all = Scenarios.MustHold(saved.Scenario).IdleSteps;

        // A regression that no longer runs tests nothing, unless it says that a command must not run.
        var idle = all.RemoveAll(step => saved.Scenario.ExpectedAnswers.ContainsKey(step.Step));
        var reasons = new IdleReason(saved.Scenario, all, saved.Source);
        Assert.True(
            idle.IsEmpty,
            string.Join('\n', idle.Select(step => $"{saved.Source.PlaceOf(step.Step)} is idle: {reasons.Of(step)}")));
    }
}
