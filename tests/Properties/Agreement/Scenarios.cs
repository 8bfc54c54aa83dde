using Generators;
using Properties.Suite;

namespace Properties.Agreement;

/// <summary>Sample scenarios, and the assertion that most tests make of a scenario.</summary>
internal static class Scenarios
{
    /// <summary>The first scenarios of a fixed seed, reproducible.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="recipe">Their recipe; any by default.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<Scenario> Sample(int count, Recipe? recipe = null, ulong seed = 1) =>
        ScenarioStream.From(seed, recipe ?? Recipe.Any).Take(count);

    /// <summary>
    /// Asserts that production and model agree and no safety rule is broken; otherwise fails with the report of the
    /// minimised scenario.
    /// </summary>
    public static RunResult MustHold(Scenario scenario, Tally? tally = null) =>
        SuiteRun.Current.MustHold(scenario, tally);
}
