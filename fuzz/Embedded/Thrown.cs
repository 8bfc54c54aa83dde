using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Fuzz.Targets;

namespace Fuzz.Embedded;

/// <summary>An exception as a finding.</summary>
internal static class Thrown
{
    private static readonly string[] Ours = ["MemoryModel", "Reference", "Lockstep"];

    /// <summary>What a target finds in an input, be it thrown.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a target throws is a finding.")]
    public static TargetFinding? FindingOf(ITarget target, ReadOnlySpan<byte> input)
    {
        try
        {
            return target.Run(input);
        }
        catch (Exception error)
        {
            return By(error);
        }
    }

    /// <summary>
    /// An exception as a finding: its cause is the exception's type and the innermost place in our code.
    /// </summary>
    public static TargetFinding By(Exception error)
    {
        var place = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => Ours.Contains(method?.Module.Assembly.GetName().Name, StringComparer.Ordinal));
        var where = place is null ? "no code of ours" : $"{place.DeclaringType?.Name}.{place.Name}";
        return new TargetFinding($"{error.GetType().Name} in {where}", $"{error}\n");
    }
}
