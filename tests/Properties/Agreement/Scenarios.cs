using Generators;

namespace Properties.Agreement;

/// <summary>Scenarios for tests that need some, and the sentence that most of them say.</summary>
internal static class Scenarios
{
    /// <summary>The first scenarios of a fixed seed, the same in every run.</summary>
    /// <param name="count">How many.</param>
    /// <param name="recipe">Which; any by default.</param>
    /// <param name="seed">Another seed gives others.</param>
    public static IEnumerable<Scenario> Sample(int count, Recipe? recipe = null, ulong seed = 1) =>
        ScenarioStream.From(seed, recipe ?? Recipe.Any).Take(count);

    /// <summary>Production and model agree and no safety rule is broken; else the report is thrown.</summary>
    public static RunResult MustHold(Scenario scenario, Tally? tally = null)
    {
        var result = Judge.Run(scenario, ProductionFactory.Instance, tally);
        if (result.Finding is { } finding)
            Assert.Fail(Report.Of(scenario, finding, ProductionFactory.Instance.Name));
        return result;
    }
}
