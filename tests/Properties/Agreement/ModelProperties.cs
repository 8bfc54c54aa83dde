using Generators;
using Lockstep;
using Properties.Promises;

namespace Properties.Agreement;

/// <summary>The model is one pure function: a state and a command say everything, and a step changes no state.</summary>
public sealed class ModelProperties
{
    [ScenarioProperty(typeof(AllocatorArbitrary))]
    public void A_step_of_an_allocator_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [ScenarioProperty(typeof(PkvmArbitrary))]
    public void A_step_of_a_machine_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    private static void EachStepIsPure(Scenario scenario)
    {
        var state = State.Initial(scenario.Platform, scenario.Boots);
        foreach (var command in Steps.Of(scenario))
        {
            var before = Model.Observe(state);
            var (after, outcome) = Model.Step(state, command);
            var (again, same) = Model.Step(state, command);

            // As members of a set: what is equal must also have one hash.
            Assert.Single(new HashSet<Answer> { outcome.Answer, same.Answer });
            Assert.Single(new HashSet<View> { Model.Observe(after), Model.Observe(again) });
            Assert.Equal(outcome.Trace, same.Trace);
            Assert.Equal(before, Model.Observe(state));
            state = after;
        }
    }
}
