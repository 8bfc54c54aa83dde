using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Lockstep.Scenarios;

namespace Fuzz.Targets;

/// <summary>Runs inputs on a target; an exception is a finding.</summary>
internal static class TargetRun
{
    private static readonly string[] Ours = ["MemoryModel", "Reference", "Lockstep"];

    /// <summary>The finding of a target in an input; null if all held.</summary>
    /// <param name="target">The target.</param>
    /// <param name="input">The input.</param>
    /// <param name="decoded">
    /// Called between decoding and running. The engine clears the coverage map there, so that decoding does not count.
    /// </param>
    [SuppressMessage("Design", "CA1031", Justification = "Any exception of a target is a finding.")]
    public static TargetFinding? Of(Target target, Input input, Action? decoded = null)
    {
        try
        {
            var scenarios = target as ScenarioTarget;
            var scenario = Decode(scenarios, input, decoded);
            return scenario is null ? target.Run(input.Bytes) : scenarios!.Run(scenario);
        }
        catch (Exception error)
        {
            return Thrown(error);
        }
    }

    /// <summary>The finding of a target in an input of these bytes.</summary>
    public static TargetFinding? Of(Target target, byte[] bytes) => Of(target, new Input(bytes));

    private static Scenario? Decode(ScenarioTarget? target, Input input, Action? decoded)
    {
        try
        {
            return target is null ? null : input.ScenarioFor(target);
        }
        finally
        {
            decoded?.Invoke();
        }
    }

    // The cause of an exception is its type and the innermost frame in our code.
    private static TargetFinding Thrown(Exception error)
    {
        var place = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => Ours.Contains(method?.Module.Assembly.GetName().Name, StringComparer.Ordinal));
        var where = place is null ? "external code" : $"{place.DeclaringType?.Name}.{place.Name}";
        return new TargetFinding($"{error.GetType().Name} in {where}", $"{error}\n");
    }
}
