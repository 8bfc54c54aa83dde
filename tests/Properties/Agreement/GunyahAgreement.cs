using Generators;

namespace Properties.Agreement;

/// <summary>Machines under Gunyah, whose pool is static.</summary>
public sealed class GunyahAgreement
{
    [ScenarioProperty(typeof(GunyahArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
