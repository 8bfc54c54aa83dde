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
        var scenario = ScenarioFile.Load(Path.Combine(Folder, file)).Scenario;

        Assert.Equal(0, Scenarios.MustHold(scenario).Idle);
    }
}
