using Lockstep.Scenarios;

namespace Fuzz.Targets;

/// <summary>
/// Bytes to run, and the scenario that they decode to on a target of scenarios, decoded once.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="scenario">What they decode to, if known.</param>
internal sealed class Input(byte[] bytes, Scenario? scenario = null)
{
    /// <summary>The longest input, in bytes.</summary>
    public const int MaxLength = 16 << 10;

    private Scenario? _scenario = scenario;

    public byte[] Bytes => bytes;

    /// <summary>The scenario on a target.</summary>
    public Scenario ScenarioFor(ScenarioTarget target) => _scenario ??= target.ScenarioOf(bytes);

    /// <summary>An input of at most <see cref="MaxLength"/> bytes.</summary>
    public static Input Truncated(byte[] bytes) => new(bytes.Length > MaxLength ? bytes[..MaxLength] : bytes);
}
