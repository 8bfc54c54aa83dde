using System.Diagnostics.CodeAnalysis;
using Fuzz.Coverage;
using Fuzz.Targets;
using Lockstep;

namespace Fuzz.Embedded;

/// <summary>
/// Tries inputs on a target, and counts what each reaches: what runs, not that bytes are read, which comes to the same
/// for all that mean the same.
/// </summary>
/// <param name="target">The target.</param>
internal sealed class Trial(ITarget target)
{
    private readonly ScenarioTarget? _scenarios = target as ScenarioTarget;

    /// <summary>
    /// What the target finds in an input, be it thrown; <see cref="CoverageMap.Hits"/> has what it reached.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a target throws is a finding.")]
    public TargetFinding? Run(Input input)
    {
        try
        {
            var scenario = Read(input);
            return scenario is null ? target.Run(input.Bytes) : _scenarios!.Run(scenario);
        }
        catch (Exception error)
        {
            return Thrown.By(error);
        }
    }

    private Scenario? Read(Input input)
    {
        try
        {
            return _scenarios is null ? null : input.ScenarioFor(_scenarios);
        }
        finally
        {
            CoverageMap.Clear();
        }
    }
}
