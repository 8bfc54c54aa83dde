namespace Mutation.Trials;

/// <summary>The required outcome for a catalogue entry.</summary>
public enum Expectation
{
    /// <summary>A historical defect: a check fails in every trial.</summary>
    Detected,

    /// <summary>A canary that breaks everything: a check fails within the first commands.</summary>
    DetectedAtOnce,

    /// <summary>A canary that changes nothing observable: a failing check is a false alarm.</summary>
    Undetected,
}

/// <summary>A catalogue entry: a patch that restores a defect, and a scenario that exposes it.</summary>
/// <param name="Number">Its number; canaries start at <see cref="FirstCanary"/>.</param>
/// <param name="Name">Its name without the number.</param>
/// <param name="Header">The header of its patch.</param>
/// <param name="PatchFile">The path of the patch.</param>
/// <param name="ScenarioFile">The path of the shortest known scenario; null for a canary without one.</param>
public sealed record Defect(int Number, string Name, PatchHeader Header, string PatchFile, string? ScenarioFile)
{
    /// <summary>The number of the first canary; defects have lower ones.</summary>
    public const int FirstCanary = 900;

    /// <summary>The canary that must stay undetected.</summary>
    public const string CanaryOfNothing = "canary-nothing";

    /// <summary>The canary that must be detected at once.</summary>
    public const string CanaryOfEverything = "canary-everything";

    /// <summary>Number and name, as in its file names.</summary>
    public string FullName => $"{Number:000}-{Name}";

    /// <summary>Whether it tests the instrument rather than the suite.</summary>
    public bool IsCanary => Number >= FirstCanary;

    /// <summary>The required outcome.</summary>
    public Expectation Expected => Name switch
    {
        CanaryOfNothing => Expectation.Undetected,
        CanaryOfEverything => Expectation.DetectedAtOnce,
        _ => Expectation.Detected,
    };
}
