using Generators;

namespace Properties.Agreement;

/// <summary>Machines under GenieZone.</summary>
public sealed class GenieZoneAgreement
{
    [ScenarioProperty(typeof(GenieZoneArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
