namespace Mutation.Trials;

/// <summary>What a run over an entry of the catalogue must come to.</summary>
public enum Expectation
{
    /// <summary>A historical defect: a check fails in every trial.</summary>
    Detected,

    /// <summary>A canary that breaks everything: a check fails within the first commands.</summary>
    DetectedAtOnce,

    /// <summary>A canary that changes nothing observable: a check that fails is wrong about everything else.</summary>
    Undetected,
}

/// <summary>An entry of the catalogue: a patch that puts a defect back, and the scenario that shows it.</summary>
/// <param name="Number">Its place in the catalogue; canaries begin at <see cref="FirstCanary"/>.</param>
/// <param name="Name">Its name, without the number.</param>
/// <param name="Header">The header of its patch.</param>
/// <param name="PatchFile">The path of the patch.</param>
/// <param name="ScenarioFile">The path of the shortest known scenario; null for a canary without one.</param>
public sealed record Defect(int Number, string Name, PatchHeader Header, string PatchFile, string? ScenarioFile)
{
    /// <summary>The number of the first canary; no defect has one as high.</summary>
    public const int FirstCanary = 900;

    /// <summary>The canary that must come out undetected.</summary>
    public const string CanaryOfNothing = "canary-nothing";

    /// <summary>The canary that must be detected at once.</summary>
    public const string CanaryOfEverything = "canary-everything";

    /// <summary>Number and name, as its files are called.</summary>
    public string FullName => $"{Number:000}-{Name}";

    /// <summary>Whether it tests the instrument instead of the suite.</summary>
    public bool IsCanary => Number >= FirstCanary;

    /// <summary>What must come out.</summary>
    public Expectation Expected => Name switch
    {
        CanaryOfNothing => Expectation.Undetected,
        CanaryOfEverything => Expectation.DetectedAtOnce,
        _ => Expectation.Detected,
    };
}
