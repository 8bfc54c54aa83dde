using System.Diagnostics.CodeAnalysis;

namespace Properties;

/// <summary>
/// FsCheck's property, configured by two environment variables: PROPERTIES_PERCENT scales the number of cases, and
/// PROPERTIES_REPLAY ("seed,gamma" or "seed,gamma,size", as a failure prints them) repeats a run. Without the latter
/// seeds are random.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Extensibility", "xUnit3003", Justification = "FsCheck has nowhere to pass it on to.")]
internal class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    public PropertyAttribute()
    {
        MaxTest = 100;
        QuietOnSuccess = true;
        if (Settings.Replay is { } replay)
            Replay = replay;
    }

    /// <summary>The number of cases, before scaling.</summary>
    public new int MaxTest
    {
        get;
        set
        {
            field = value;
            base.MaxTest = Budget.Of(value);
        }
    }
}
