using Generators;

namespace Properties.Agreement;

/// <summary>
/// Whatever a scenario can say, generated scenarios say in several ways: a value that never varies hides the same
/// constant in the code. Fields are found by reflection, so that a new one cannot be forgotten.
/// </summary>
public sealed class VariedValues
{
    private const int Scenarios = 8000;
    private const int FewestValues = 6;
    private const int FewestUnusual = 20;

    [Fact]
    public void Every_field_of_generated_scenarios_takes_several_values()
    {
        var counts = new ValueCounts();
        foreach (var scenario in ScenarioStream.From(seed: 1).Take(Scenarios))
            counts.Count(scenario);
        foreach (var scenario in ScenarioStream.From(seed: 1, Recipe.Hostile).Take(Scenarios / 8))
            counts.Count(scenario);

        var constant = counts.Fields
            .Where(field => counts.Distinct(field) < Needed(counts.TypeOf(field))
                || counts.Unusual(field) < FewestUnusual)
            .Select(field => $"{field}: {counts.Distinct(field)} values, {counts.Unusual(field)} times an unusual one");
        Assert.True(!constant.Any(), $"generators hardly vary these fields:\n{string.Join('\n', constant)}");
    }

    /// <summary>
    /// All values of an enumeration but one, which may be out of place in a field; a label and an address; numbers.
    /// </summary>
    private static int Needed(Type type) =>
        type == typeof(bool) || type == typeof(PlaceKind) ? 2
        : type.IsEnum ? Enum.GetValues(type).Length - 1
        : FewestValues;
}
