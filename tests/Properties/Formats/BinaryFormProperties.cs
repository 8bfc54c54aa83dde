using Lockstep.Commands;
using Lockstep.Formats;
using Lockstep.Formats.Binary;

namespace Properties.Formats;

public sealed class BinaryFormProperties
{
    [Property(MaxTest = 2000)]
    public void Any_bytes_decode_to_a_normalised_scenario_on_a_valid_platform_within_the_caps(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        Assert.Null(PlatformRules.Problem(scenario.Platform));
        Assert.Equal(scenario, scenario.Normalise());
        Assert.Equal(scenario, Caps.Apply(scenario));
    }

    [Property(MaxTest = 2000)]
    public void What_bytes_mean_survives_encoding(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        Assert.Equal(scenario, ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)));
    }

    [Property(MaxTest = 2000)]
    public void What_bytes_mean_survives_printing(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        var text = scenario.ToString();
        Assert.Equal(scenario, ScenarioText.Parse(text));
        Assert.Equal(text, ScenarioText.Parse(text).ToString());
    }

    [Property(MaxTest = 2000)]
    public void Every_size_of_64_bits_survives_both_forms(ulong number, ulong address, int shift)
    {
        var (size, start) = (number << (shift & 63), address << ((shift >> 6) & 63));
        var scenario = Samples.OnPkvm() with
        {
            Commands =
            [
                new Allocate(0, new Shape(size, start)),
                new Free(Place.Of(0, start), new Shape(start, size)),
                new DmaFree(Place.At(start), size),
                new HostRead(Place.Visible(start, size), 1, null),
                new MapMutable(new Area(AreaForm.Range, start, size)),
                new MapReadOnly(new Area(AreaForm.BaseAndSize, start, size)),
            ],
        };
        Assert.Equal(scenario, ScenarioText.Parse(scenario.ToString()));
        Assert.Equal(scenario, ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)));
    }

    [Fact]
    public void Every_command_survives_within_the_caps()
    {
        var scenario = Caps.Apply(ScenarioText.Parse(Samples.Everything).Normalise());
        Assert.Equal(scenario, ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)));
    }

    [Fact]
    public void No_bytes_are_a_healthy_machine_without_commands() =>
        Assert.Equal(new Scenario(MachineDefaults.Machine, []), ScenarioBinary.Decode([]));

    [Fact]
    public void A_recorded_workload_takes_a_few_bytes_a_command()
    {
        var scenario = HalTrace.Read(Samples.Recorded("virtio-blk.hal"), MachineDefaults.Machine);
        var bytes = ScenarioBinary.Encode(scenario);
        Assert.Equal(scenario.Commands.Take(Caps.Commands), ScenarioBinary.Decode(bytes).Commands);
        Assert.InRange(bytes.Length, Caps.Commands, 8 * Caps.Commands);
    }

    [Fact]
    public void Bytes_at_random_reach_every_command_and_mostly_name_buffers()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        var commands = bytes.Chunk(400).SelectMany(chunk => ScenarioBinary.Decode(chunk).Commands).ToList();
        var buffers = commands.OfType<Free>().Select(free => free.Buffer.Kind).ToList();
        Assert.Equal(Vocabulary.All.Length, commands.Select(command => command.GetType()).Distinct().Count());
        Assert.InRange(buffers.Count(kind => kind == PlaceKind.Label), buffers.Count / 2, buffers.Count);
    }
}
