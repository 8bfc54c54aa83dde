using FsCheck;
using Fuzz.Mutating;
using Fuzz.Targets;
using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Properties.Fuzz;

/// <summary>A mutated scenario and its bytes agree.</summary>
public sealed class InputTests
{
    /// <summary>The engine runs a mutated scenario without decoding it: a finding's file must mean the same.</summary>
    [Property(MaxTest = 300)]
    public void Mutated_scenario_equals_its_decoded_bytes(byte[] one, byte[] two, int seed, bool boots)
    {
        ScenarioTarget target = boots ? new BootTarget(Subjects) : new ScenarioTarget(Subjects);
        var mutator = new Mutator(target, new Random(seed));
        var (input, other) = (new Input(one), new Input(two));
        for (var change = 0; change < 20; change++)
        {
            input = mutator.Change(input, other, Mutator.FewInputs, out _);

            Assert.Equal(target.ScenarioOf(input.Bytes), input.ScenarioFor(target));
        }
    }

    /// <summary>Commands of one machine may cost more on another, whose heap can lend them more.</summary>
    [Property(MaxTest = 200)]
    public void Mutated_hostile_scenario_equals_its_decoded_bytes(DoNotSize<ulong> seed)
    {
        var target = new HostileTarget(Subjects);
        var mutator = new Mutator(target, new Random((int)seed.Item));
        Input[] inputs =
        [
            .. from scenario in ScenarioStream.From(seed.Item, Recipe.Hostile).Take(3)
               select new Input(ScenarioBinary.Encode(scenario)),
        ];
        for (var change = 0; change < 20; change++)
        {
            inputs[change % 3] = mutator.Change(inputs[change % 3], inputs[(change + 1) % 3], Mutator.FewInputs, out _);

            Assert.Equal(
                target.ScenarioOf(inputs[change % 3].Bytes), inputs[change % 3].ScenarioFor(target));
        }
    }

    [Fact]
    public void Command_of_another_machine_is_within_the_caps_of_this_one()
    {
        var scenario = ScenarioText.Parse(
            "platform hostile-pkvm granule 2GiB heap 0x10600000310+8GiB memory 0x80000000+16MiB\ninit-dynamic-pool\n");
        var share = new Share(0, Place.At(0x8020_0000), 1 << 29, Direction.ToDevice);

        var capped = new HostileTarget(Subjects).InputOf(scenario with { Commands = [.. scenario.Commands, share] })
            .ScenarioFor(new HostileTarget(Subjects));

        Assert.Equal(Caps.LargestHeap, Assert.IsType<Share>(capped.Commands[1]).Bytes);
    }

    [Property(MaxTest = 500)]
    public void Binary_form_on_a_platform_equals_that_of_scenarios_on_it(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        var on = new PlatformBinary(scenario.Platform);

        Assert.Same(scenario.Platform, on.Platform);
        Assert.Equal(ScenarioBinary.Encode(scenario), on.Encode(scenario.Commands));
        Assert.Equal(scenario.Commands, on.Decode(on.EncodeCommands(scenario.Commands)));
    }

    [Fact]
    public void Commands_that_a_target_adds_run_but_are_not_encoded()
    {
        var target = new BootTarget(Subjects);
        var bare = ScenarioBinary.Decode([]);

        var input = target.InputOf(bare);

        Assert.Equal(ScenarioBinary.Encode(bare), input.Bytes);
        Assert.Equal(["Boot", "EnterPayload"], input.ScenarioFor(target).Commands.Select(it => it.GetType().Name));
    }

    /// <summary>A BAR range of 256 MiB would be 131,072 port calls.</summary>
    [Fact]
    public void Boot_that_a_target_adds_is_within_the_caps()
    {
        var machine = MachineDefaults.Machine with { Bar = new Extent(0x5000_0000, 0x1000_0000) };

        var scenario = new BootTarget(Subjects).InputOf(new Scenario(machine, []))
            .ScenarioFor(new BootTarget(Subjects));

        Assert.Equal(scenario, Caps.Apply(scenario));
    }

    private static ISubjectFactory Subjects => ProductionFactory.Instance;
}
