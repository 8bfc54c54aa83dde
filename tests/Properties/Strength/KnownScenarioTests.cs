using Lockstep.Formats;
using Mutation.Trials;
using Properties.House;

namespace Properties.Strength;

/// <summary>
/// The scenarios of historical defects, as regression tests of the production code. <c>verify defects</c>, which takes
/// a build, checks that each fails with its defect restored.
/// </summary>
public sealed class KnownScenarioTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "mutation", "defects");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.scenario").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void Every_scenario_has_a_readable_patch()
    {
        // Reading rejects incomplete entries.
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
