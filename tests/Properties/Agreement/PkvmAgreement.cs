using Generators;

namespace Properties.Agreement;

/// <summary>Machines under protected KVM.</summary>
public sealed class PkvmAgreement
{
    [ScenarioProperty(typeof(PkvmArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
