using System.Runtime.CompilerServices;
using Generators;
using Properties.Promises;

namespace Properties.Agreement;

/// <summary>
/// The model is a pure function: state and command determine the result, and a step changes no state.
/// </summary>
public sealed class ModelProperties
{
    [ScenarioProperty(typeof(AllocatorArbitrary))]
    public void Model_step_on_the_bare_allocator_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [ScenarioProperty(typeof(PkvmArbitrary))]
    public void Model_step_on_pkvm_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [ScenarioProperty(typeof(PkvmAndroid13Arbitrary))]
    public void Model_step_on_pkvm_android13_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [ScenarioProperty(typeof(GenieZoneArbitrary))]
    public void Model_step_on_geniezone_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [ScenarioProperty(typeof(GunyahArbitrary))]
    public void Model_step_on_gunyah_is_pure(Scenario scenario) => EachStepIsPure(scenario);

    [Fact]
    public void Every_command_has_a_model_step()
    {
        var commands = typeof(Command).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        Assert.All(commands, type => Assert.IsNotType<ArgumentException>(
            Record.Exception(() => StepOf((Command)RuntimeHelpers.GetUninitializedObject(type)))));
    }

    [Fact]
    public void Command_without_a_model_step_is_an_error_that_names_it()
    {
        var error = Assert.Throws<ArgumentException>(() => StepOf(new Foreign()));
        Assert.Contains(nameof(Foreign), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_allocator_makes_no_port_call()
    {
        var state = State.Initial(new AllocatorPlatform(16), boots: false);

        var (after, outcome) = Model.Step(state, new Add(0x1000, 4096));

        Assert.Equal(4096u, Model.Observe(after).Pool.Total);
        Assert.Empty(outcome.Trace);
    }

    [Fact]
    public void Allocator_without_memory_has_nothing_to_observe() =>
        Assert.Equal(View.Nothing, Model.Observe(State.Initial(new AllocatorPlatform(16), boots: false)));

    [Fact]
    public void State_does_not_tell_how_it_was_reached()
    {
        Command[] both = [new Add(0x1000, 32), new Allocate(0, new Shape(16, 16)), new Allocate(0, new Shape(16, 16))];
        Command[] again =
            [new Free(new Place(PlaceKind.Address, 0x1000, 0), new Shape(16, 16)), new Allocate(0, new Shape(16, 16))];

        Assert.Equal(After(both), After([.. both, .. again]));
    }

    [Fact]
    public void Arrays_of_other_elements_have_other_hash_codes()
    {
        EquatableArray<int> one = [1, 2], same = [1, 2], other = [2, 1];

        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one.GetHashCode(), other.GetHashCode());
    }

    private static State After(IEnumerable<Command> commands) => commands.Aggregate(
        State.Initial(new AllocatorPlatform(16), boots: false),
        (state, command) =>
        {
            var (after, outcome) = Model.Step(state, command);
            Assert.True(outcome.Answer.Succeeded, $"{command}: {outcome.Answer}");
            return after;
        });

    private static void StepOf(Command command) =>
        Model.Step(State.Initial(MachineDefaults.Machine, boots: false), command);

    private static void EachStepIsPure(Scenario scenario)
    {
        // The copy results from separate steps, so it shares nothing that a step could change.
        var state = State.Initial(scenario.Platform, scenario.Boots);
        var copy = State.Initial(scenario.Platform, scenario.Boots);
        foreach (var command in Steps.Of(scenario))
        {
            var (after, outcome) = Model.Step(state, command);
            var (again, same) = Model.Step(state, command);
            AssertSame(outcome, same, $"'{command}' from one state has two outcomes");
            AssertSame(after, again, $"'{command}' from one state leads to two states");
            AssertSame(state, copy, $"'{command}' changes the state that it starts from");
            if (Model.Observe(after) != Model.Observe(state))
                Assert.NotEqual(state, after);
            state = after;
            copy = Model.Step(copy, command).After;
        }
    }

    // Compares through a set, so that equal values must also have equal hash codes.
    private static void AssertSame<T>(T one, T other, string problem) =>
        Assert.True(new HashSet<T> { one, other }.Count == 1, problem);

    private sealed record Foreign : Command;
}
