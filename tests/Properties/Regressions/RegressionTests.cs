using Lockstep.Formats;
using Properties.Agreement;
using Properties.House;

namespace Properties.Regressions;

/// <summary>Scenarios that once showed a mistake, of whichever side. They hold now, and are never shortened.</summary>
public sealed class RegressionTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.scenario").Select(path => Path.GetFileName(path)).Order()];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Regressions");

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_holds(string file)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Folder, file)).Scenario;

        Assert.Equal(0, Scenarios.MustHold(scenario).Idle);
    }
}
