using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FsCheck.Xunit;

namespace Properties.Agreement;

/// <summary>
/// A property over generated scenarios. Two variables of the environment change a run without a build:
/// LOCKSTEP_PERCENT scales how many scenarios each property tries, and LOCKSTEP_REPLAY ("seed,gamma" or
/// "seed,gamma,size", as a failure prints them) repeats a run.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Extensibility", "xUnit3003", Justification = "FsCheck has nowhere to pass it on to.")]
internal sealed class ScenarioPropertyAttribute : PropertyAttribute
{
    public ScenarioPropertyAttribute(Type arbitrary)
    {
        Arbitrary = [arbitrary];
        QuietOnSuccess = true;
        if (Environment.GetEnvironmentVariable("LOCKSTEP_REPLAY") is { Length: > 0 } replay)
            Replay = replay;
    }

    /// <summary>How many scenarios are tried by default.</summary>
    public int Scenarios
    {
        get;
        set
        {
            field = value;
            MaxTest = Math.Max(1, (int)((long)value * Percent / 100));
        }
    }

    private static int Percent =>
        int.TryParse(
            Environment.GetEnvironmentVariable("LOCKSTEP_PERCENT"), NumberStyles.None, null, out var percent)
            ? percent
            : 100;
}
