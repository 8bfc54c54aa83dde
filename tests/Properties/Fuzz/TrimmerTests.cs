using Fuzz.Mutating;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Properties.Fuzz;

/// <summary>Inputs are shortened: by commands of a scenario, or else by bytes.</summary>
public sealed class TrimmerTests
{
    private static readonly Scenario Long = ScenarioText.Parse(
        """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = alloc 64 align 16
        b = alloc 128 align 16
        free b as 128 align 16
        c = dma-alloc 1 page
        unshare-all
        """,
        "long");

    [Fact]
    public void Trimmed_scenario_loses_commands_that_it_does_not_need()
    {
        var target = new ScenarioTarget(ProductionFactory.Instance);

        var trimmed = new Trimmer(target, 100).Trim(
            new Input(ScenarioBinary.Encode(Long)), input => FreesInPool(Decoded(input)));

        Assert.Equal(
            ["InitDynamicPool", "Allocate", "Free"], Decoded(trimmed).Commands.Select(it => it.GetType().Name));
        Assert.Equal(128, (int)Decoded(trimmed).Commands.OfType<Allocate>().Single().Shape.Size);
    }

    [Fact]
    public void Trimmed_input_of_another_target_loses_bytes_that_it_does_not_need()
    {
        var input = new Input([.. Enumerable.Range(0, 200).Select(at => (byte)at)]);

        var trimmed = new Trimmer(new LayoutTarget(), 1000).Trim(
            input, shorter => shorter.Bytes.Contains((byte)7) && shorter.Bytes.Contains((byte)190));

        Assert.Equal([7, 190], trimmed.Bytes);
    }

    [Fact]
    public void Input_that_needs_all_its_bytes_stays()
    {
        var input = new Input([3, 1, 2]);

        Assert.Same(input, new Trimmer(new LayoutTarget(), 100).Trim(input, _ => false));
    }

    [Fact]
    public void Number_of_attempts_is_limited()
    {
        var tries = 0;
        bool Refuse(Input shorter) => ++tries < 0;

        new Trimmer(new LayoutTarget(), 10).Trim(new Input(new byte[1000]), Refuse);

        Assert.Equal(10, tries);
    }

    private static Scenario Decoded(Input input) => ScenarioBinary.Decode(input.Bytes);

    private static bool FreesInPool(Scenario scenario)
    {
        var tally = new Tally();
        Judge.Run(scenario, ProductionFactory.Instance, tally);
        return tally.Pairs.Any(pair => pair is { Command: "Free", Ending: "Ok" });
    }
}
