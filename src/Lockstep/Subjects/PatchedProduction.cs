namespace Lockstep.Subjects;

/// <summary>The historical defect that the production code of this process was patched with.</summary>
public static class PatchedProduction
{
    /// <summary>The environment variable that names it, for a copy of the tool and what it starts.</summary>
    public const string Variable = "VERIFY_WITH_DEFECT";

    /// <summary>The option of <c>verify replay</c> that patches.</summary>
    public const string Option = "--with-defect";

    /// <summary>Its name; null for none.</summary>
    public static string? Defect { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;
}
