using Generators;

namespace Properties.Agreement;

/// <summary>The bare allocator.</summary>
public sealed class AllocatorAgreement
{
    [ScenarioProperty(typeof(AllocatorArbitrary), MaxTest = 8000)]
    public void Production_and_model_agree(Scenario scenario) => Scenarios.MustHold(scenario);
}
