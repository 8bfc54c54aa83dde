using Fuzz.Targets;
using Lockstep;

namespace Fuzz.Embedded;

/// <summary>
/// Bytes to be tried, and the scenario that they mean to a target of scenarios: read once, however often it is changed
/// and run.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="scenario">What they mean, where that is known.</param>
internal sealed class Input(byte[] bytes, Scenario? scenario = null)
{
    private Scenario? _scenario = scenario;

    /// <summary>The bytes.</summary>
    public byte[] Bytes => bytes;

    /// <summary>What the bytes mean to a target.</summary>
    public Scenario ScenarioFor(ScenarioTarget target) => _scenario ??= target.ScenarioOf(bytes);
}
