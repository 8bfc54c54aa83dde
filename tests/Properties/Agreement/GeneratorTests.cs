using System.Reflection;
using Generators;

namespace Properties.Agreement;

/// <summary>Properties of the generators of scenarios.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Generated_scenarios_are_normalised_and_within_limits()
    {
        foreach (var scenario in Scenarios.Sample(4000))
        {
            Assert.Null(PlatformRules.Problem(scenario.Platform));
            Assert.Equal(scenario, scenario.Normalise());
            Assert.Equal(scenario, Caps.Apply(scenario));
        }
    }

    [Fact]
    public void Same_seed_gives_same_scenarios() =>
        Assert.Equal(Scenarios.Sample(500, seed: 7), Scenarios.Sample(500, seed: 7));

    [Fact]
    public void Different_seed_gives_different_scenarios() =>
        Assert.NotEqual(Scenarios.Sample(50, seed: 7), Scenarios.Sample(50, seed: 8));

    [Fact]
    public void Recipe_without_faults_and_boots_generates_none()
    {
        var recipe = Recipe.On(Hypervisor.GenieZone).WithoutFaults().WithoutBoots();
        foreach (var scenario in Scenarios.Sample(500, recipe))
        {
            var machine = Assert.IsType<Machine>(scenario.Platform);
            Assert.Equal(Hypervisor.GenieZone, machine.Hypervisor);
            Assert.Empty(machine.Faults);
            Assert.False(scenario.Boots);
        }
    }

    [Fact]
    public void Properties_and_sample_check_at_least_a_million_commands()
    {
        const long sample = 200_000;
        var properties = typeof(GeneratorTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<ScenarioPropertyAttribute>())
            .OfType<ScenarioPropertyAttribute>();
        Assert.InRange(sample + properties.Sum(Commands), 1_000_000, long.MaxValue);
    }

    /// <summary>The number of commands that a property runs: the size of FsCheck grows from 1 to 100.</summary>
    private static long Commands(ScenarioPropertyAttribute property)
    {
        var recipe = property.Arbitrary[0] == typeof(AllocatorArbitrary) ? Recipe.Allocator : Recipe.Machines;
        var count = property.MaxTest;
        return Enumerable.Range(0, count).Sum(index =>
            (long)ScenarioGenerator.Make((ulong)index, 1 + (index * 100 / count), recipe).Commands.Length);
    }
}
