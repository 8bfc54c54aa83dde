using FsCheck.Xunit;
using Generators;
using Lockstep.Scenarios;

namespace Properties.Promises;

/// <summary>
/// Promise 7 for whatever can be made up: bad input, use at the wrong time, and failures of every port.
/// </summary>
public sealed class FailuresChangeNothing
{
    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 200)]
    public void An_ordinary_operation_that_fails_leaves_everything_as_it_was(Scenario scenario)
    {
        if (scenario.Platform is Machine)
            FailureCheck.Check(scenario);
    }
}
