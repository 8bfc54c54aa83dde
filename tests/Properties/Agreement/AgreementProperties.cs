using Generators;
using Lockstep;
using Lockstep.Formats.Binary;

namespace Properties.Agreement;

// One class a platform: xunit runs classes side by side, and their methods one after another.

/// <summary>The bare allocator.</summary>
public sealed class AllocatorAgreement
{
    [ScenarioProperty(typeof(AllocatorArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}

/// <summary>Machines under protected KVM.</summary>
public sealed class PkvmAgreement
{
    [ScenarioProperty(typeof(PkvmArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}

/// <summary>Machines under protected KVM of Android 13, with its quirks of the guard.</summary>
public sealed class PkvmAndroid13Agreement
{
    [ScenarioProperty(typeof(PkvmAndroid13Arbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}

/// <summary>Machines under GenieZone.</summary>
public sealed class GenieZoneAgreement
{
    [ScenarioProperty(typeof(GenieZoneArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}

/// <summary>Machines under Gunyah, whose pool is static.</summary>
public sealed class GunyahAgreement
{
    [ScenarioProperty(typeof(GunyahArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}

/// <summary>Whatever bytes mean: scenarios without a generator's sense of what belongs together.</summary>
public sealed class BytesAgreement
{
    [Property(MaxTest = 4000, EndSize = 400)]
    public void Production_and_model_agree(byte[] bytes) => Scenarios.MustHold(ScenarioBinary.Decode(bytes));
}
