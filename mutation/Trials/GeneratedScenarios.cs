using Generators;
using Generators.Chance;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Reference;

namespace Mutation.Trials;

/// <summary>A generated scenario and the property that would test it.</summary>
internal sealed record GeneratedScenario(string Property, Scenario Scenario);

/// <summary>The scenarios of the Agreement properties, one per platform in turn.</summary>
internal static class GeneratedScenarios
{
    private static readonly (string Property, Recipe Recipe)[] Properties =
    [
        .. Hypervisors.All.Select(it => ($"lockstep on {it.Name}", Recipe.On(it.Hypervisor))),
        ("lockstep on allocator", Recipe.Allocator),
    ];

    /// <summary>The endless, reproducible sequence of scenarios of a seed.</summary>
    public static IEnumerable<GeneratedScenario> From(ulong seed)
    {
        var dice = new Dice(seed);
        IEnumerator<Scenario>[] streams =
            [.. Properties.Select(one => ScenarioStream.From(dice.Next(), one.Recipe).GetEnumerator())];
        for (var index = 0; ; index = (index + 1) % streams.Length)
        {
            streams[index].MoveNext();
            yield return new GeneratedScenario(Properties[index].Property, streams[index].Current);
        }
    }

    /// <summary>The name of the property for a platform.</summary>
    public static string PropertyOf(Platform platform) => platform is Machine machine
        ? Properties.First(one => one.Recipe.Hypervisors.Contains(machine.Hypervisor)).Property
        : Properties[^1].Property;
}
