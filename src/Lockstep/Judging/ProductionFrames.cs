using System.Diagnostics;
using System.Reflection;
using MemoryModel.Allocation;

namespace Lockstep.Judging;

/// <summary>The frames of an exception that belong to the production code, innermost first.</summary>
internal static class ProductionFrames
{
    private const int Most = 8;

    private static readonly Assembly Production = typeof(BuddyAllocator).Assembly;

    /// <summary>One line per frame; empty if none of its frames is in the production code.</summary>
    public static string Of(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetMethod()?.DeclaringType?.Assembly == Production)
            .Take(Most)
            .Select(Print);
        return string.Join('\n', frames);
    }

    private static string Print(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var place = frame.GetFileName() is { } file
            ? $" ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})"
            : string.Empty;
        return $"at {NameOf(method.DeclaringType!)}.{NameOf(method)}{place}";
    }

    // The class of a lambda is nested in the one that has its source.
    private static string NameOf(Type type) =>
        type.Name.StartsWith('<') && type.DeclaringType is { } outer ? NameOf(outer) : type.Name;

    // The compiler names a lambda and a local function after their method: <Refill>b__0.
    private static string NameOf(MethodBase method) =>
        method.Name is ['<', .. var rest] && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end
            ? rest[..end]
            : method.Name;
}
