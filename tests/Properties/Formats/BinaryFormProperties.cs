using Lockstep.Commands;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Generators;
using Properties.Agreement;

namespace Properties.Formats;

public sealed class BinaryFormProperties
{
    [Property(MaxTest = 2000)]
    public void Any_bytes_decode_to_a_normalised_scenario_within_limits(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        Assert.Null(PlatformRules.Problem(scenario.Platform));
        Assert.Equal(scenario, scenario.Normalise());
        Assert.Equal(scenario, Caps.Apply(scenario));
    }

    [Property(MaxTest = 2000)]
    public void Decoded_scenario_survives_a_binary_round_trip(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        Assert.Equal(scenario, ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)));
    }

    [Property(MaxTest = 2000)]
    public void Decoded_scenario_survives_a_text_round_trip(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        var text = scenario.ToString();
        Assert.Equal(scenario, ScenarioText.Parse(text));
        Assert.Equal(text, ScenarioText.Parse(text).ToString());
    }

    [Property(MaxTest = 2000)]
    public void Any_64_bit_number_survives_both_round_trips(ulong number, ulong address, int shift)
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

    [ScenarioProperty(typeof(HostileArbitrary), MaxTest = 500)]
    public void Hostile_scenario_survives_both_round_trips(Scenario scenario)
    {
        var normal = scenario.Normalise();
        Assert.Equal(normal, ScenarioText.Parse(normal.ToString()));
        Assert.Equal(normal, ScenarioBinary.Decode(ScenarioBinary.Encode(normal)));
    }

    [Fact]
    public void Every_command_survives_a_binary_round_trip()
    {
        var scenario = Caps.Apply(ScenarioText.Parse(Samples.Everything).Normalise());
        Assert.Equal(scenario, ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)));
    }

    [Theory]
    [InlineData(" mmio-end 0x40000000", "swiotlb 64KiB align 4096", 2)]
    [InlineData("", "swiotlb 64KiB", 2)]
    [InlineData(" mmio-end 0x40000000", "swiotlb 64KiB at 0x80100000", 2)]
    [InlineData("", "swiotlb 64KiB align 4096 at 0x80100000", 1)]
    public void Scenario_is_written_in_the_version_that_has_all_its_fields(string machine, string swiotlb, byte version)
    {
        var scenario = ScenarioText.Parse($"""
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB{machine}
            boot fdt 0x80000000 memory 0x80000000+16MiB {swiotlb} pci-config 0x10000+64KiB bar 0x2000000+64KiB

            """);

        var bytes = ScenarioBinary.Encode(scenario);

        Assert.Equal(version, ScenarioBinary.HasHeader(bytes) ? bytes[3] : 1);
        Assert.Equal(scenario, ScenarioBinary.Decode(bytes));
    }

    [Fact]
    public void Empty_input_decodes_to_the_default_machine_of_version_1_without_commands() => Assert.Equal(
        new Scenario(MachineDefaults.Machine with { Bar = PciRanges.Encoded.Bar }, []), ScenarioBinary.Decode([]));

    [Fact]
    public void Recorded_workload_takes_at_most_8_bytes_per_command()
    {
        var scenario = HalTrace.Read(RecordedFiles.PathOf("virtio-blk.hal"), MachineDefaults.Machine);
        var bytes = ScenarioBinary.Encode(scenario);
        Assert.Equal(scenario.Commands.Take(Caps.Commands), ScenarioBinary.Decode(bytes).Commands);
        Assert.InRange(bytes.Length, Caps.Commands, 8 * Caps.Commands);
    }

    [Fact]
    public void Random_bytes_reach_every_command_and_mostly_name_labels()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        var header = ScenarioBinary.HeaderOf(ScenarioBinary.Version);
        var commands = bytes.Chunk(400)
            .SelectMany(chunk => ScenarioBinary.Decode([.. header, .. chunk]).Commands).ToList();
        var buffers = commands.OfType<Free>().Select(free => free.Buffer.Kind).ToList();
        Assert.Equal(Vocabulary.All.Length, commands.Select(command => command.GetType()).Distinct().Count());
        Assert.InRange(buffers.Count(kind => kind == PlaceKind.Label), buffers.Count / 2, buffers.Count);
    }
}
