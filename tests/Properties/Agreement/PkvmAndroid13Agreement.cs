using Generators;

namespace Properties.Agreement;

/// <summary>Machines under protected KVM of Android 13, with its quirks of the guard.</summary>
public sealed class PkvmAndroid13Agreement
{
    [ScenarioProperty(typeof(PkvmAndroid13Arbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
