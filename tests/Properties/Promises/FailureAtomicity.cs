using Generators;

namespace Properties.Promises;

/// <summary>Promise 7 on generated scenarios: bad input, calls out of order, and failures of every port.</summary>
public sealed class FailureAtomicity
{
    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 200)]
    public void Failed_operation_leaves_state_unchanged(Scenario scenario)
    {
        if (scenario.Platform is Machine)
            AtomicityCheck.Check(scenario);
    }
}
