using Generators;

namespace Properties.Agreement;

/// <summary>Machines under the protected KVM of Android 13, with its MMIO guard quirks.</summary>
public sealed class PkvmAndroid13Agreement
{
    [ScenarioProperty(typeof(PkvmAndroid13Arbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
