using Lockstep.Formats;
using Mutation.Trials;
using Properties.House;

namespace Properties.Strength;

/// <summary>
/// The scenarios of the historical defects, as regression tests of the production code: what once went wrong does
/// not. That each fails with its defect put back is for <c>verify defects</c> to say, because it takes a build.
/// </summary>
public sealed class KnownScenarioTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "mutation", "defects");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.scenario").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void Every_scenario_has_a_readable_patch()
    {
        // Reading refuses what is incomplete.
        var read = Catalogue.Read(Folder).Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);

        Assert.All(Files, row => Assert.Contains(Path.GetFileNameWithoutExtension(row.Data), read));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_of_a_fixed_defect_holds_on_production_code(string file)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Folder, file)).Scenario;

        Assert.Equal(0, Agreement.Scenarios.MustHold(scenario).Idle);
    }
}
