using System.Diagnostics.CodeAnalysis;

namespace Properties;

/// <summary>
/// FsCheck's property, with two variables of the environment that change a run without a build: PROPERTIES_PERCENT
/// scales how many cases each property tries, and PROPERTIES_REPLAY ("seed,gamma" or "seed,gamma,size", as a failure
/// prints them) repeats a run. Without them seeds are fresh.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Extensibility", "xUnit3003", Justification = "FsCheck has nowhere to pass it on to.")]
internal class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    public PropertyAttribute()
    {
        MaxTest = 100;
        QuietOnSuccess = true;
        if (Environment.GetEnvironmentVariable("PROPERTIES_REPLAY") is { Length: > 0 } replay)
            Replay = replay;
    }

    /// <summary>How many cases are tried by default.</summary>
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
