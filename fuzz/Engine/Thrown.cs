using System.Diagnostics;

namespace Fuzz;

/// <summary>An exception as a finding.</summary>
internal static class Thrown
{
    private static readonly string[] Ours = ["MemoryModel", "Reference", "Lockstep"];

    /// <summary>The finding: its cause is the exception's type and the innermost place in our code.</summary>
    public static TargetFinding By(Exception error)
    {
        var place = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => Ours.Contains(method?.Module.Assembly.GetName().Name, StringComparer.Ordinal));
        var where = place is null ? "no code of ours" : $"{place.DeclaringType?.Name}.{place.Name}";
        return new TargetFinding($"{error.GetType().Name} in {where}", $"{error}\n");
    }
}
