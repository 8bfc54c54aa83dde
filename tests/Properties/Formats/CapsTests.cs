using Lockstep.Notation.Text;

namespace Properties.Formats;

/// <summary>What is generated or decoded is reduced to the caps; a text that exceeds one is refused.</summary>
public sealed class CapsTests
{
    private const string Platform = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";

    [Theory]
    [InlineData("map-mmio 0x50000800+0x7fc00000")]
    [InlineData("map-mmio 0x50000800+260096")]
    [InlineData("map-mmio 0x50100000..0x50000000")]
    [InlineData("map-mmio 0x7fb00000+2MiB")]
    [InlineData("init-static-pool 0x0+1GiB")]
    [InlineData("map-mutable 0x80000000+1GiB")]
    [InlineData("guest writes 65536 bytes at a")]
    [InlineData("host reads 64 bytes at a after entry 255")]
    [InlineData("a = dma-alloc 0xffffffffffffffff pages")]
    [InlineData("refill 0xffffffffffffffff align 0x8000000000000000")]
    public void Command_that_is_cheap_or_rejected_is_not_capped(string line) =>
        Assert.Equal(Samples.OnPkvm(line), Caps.Apply(Samples.OnPkvm(line)));

    [Theory]
    [InlineData("map-mmio 0x50000800+1MiB", "map-mmio 0x50000800+254KiB")]
    [InlineData("map-mmio 0x50000000..0x50100000", "map-mmio 0x50000000..0x50040000")]
    [InlineData("init-static-pool 0x80000000+1GiB", "init-static-pool 0x80000000+1MiB")]
    [InlineData("guest writes 0x100000000 bytes at 0x80000000", "guest writes 65536 bytes at 0x80000000")]
    [InlineData("host writes 0xffffffffffffffff bytes at a", "host writes 65536 bytes at a")]
    [InlineData("host reads 4294967295 bytes at a after entry 999", "host reads 65536 bytes at a after entry 255")]
    public void Costly_command_is_refused_with_its_cap(string line, string capped) => AssertRefused(
        $"{Platform}\n\n{line}\n", $"scenario:3: found '{line}', which costs too much, expected at most '{capped}'");

    [Theory]
    [InlineData("granule 64 heap 0x7fc00000+4MiB memory 0x80000000+16MiB", "64KiB of heap with granules of 64")]
    [InlineData("granule 1 heap 0x7fe00000+128KiB memory 0x80000000+16MiB", "1KiB of heap with granules of 1")]
    [InlineData(
        "granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+1GiB swiotlb 0x80000000+1GiB", "expected at most 1MiB")]
    public void Costly_platform_is_refused_with_its_cap(string platform, string expected) =>
        AssertRefused($"# one\nplatform pkvm {platform}\n", "scenario:2: found ", expected);

    [Theory]
    [InlineData(65, "fault unmap 1 refused", 66, "one fault too many, expected at most 64 faults")]
    [InlineData(25_001, "unshare-all", 25_002, "one command too many, expected at most 25,000 commands")]
    public void Overlong_list_is_refused_at_its_first_excess_line(int count, string line, int at, string expected)
    {
        var lines = string.Concat(Enumerable.Repeat($"{line}\n", count));
        AssertRefused($"{Platform}\n{lines}", $"scenario:{at}: found {expected}");
    }

    [Fact]
    public void Overlong_line_is_refused() => AssertRefused(
        $"{Platform}\n# {new string('x', 20_000)}\n",
        "scenario:2: found a line of 20,002 characters, expected at most 16,384 characters in a line");

    [Theory]
    [InlineData(4096, 0x7fc0_0000, 4 << 20, 0x7fc0_0000, 4 << 20)]
    [InlineData(64, 0x7fc0_0000, 4 << 20, 0x7fc0_0000, 64 << 10)]
    [InlineData(1, 0x7fc0_0000, 4 << 20, 0x7fc0_0000, 1 << 10)]
    [InlineData(3, 0x7fc0_0000, 4 << 20, 0x7fc0_0000, 4 << 20)]
    [InlineData(0x8000_0000_0000_0000, 0x7fff_ffff, 1, 0x7fff_ffff, 1)]
    public void Heap_is_capped_to_a_number_of_granules(
        ulong granule, ulong start, ulong size, ulong cappedStart, ulong cappedSize)
    {
        var machine = MachineDefaults.Machine with { Granule = granule, Heap = new(start, size) };
        var capped = machine with { Heap = new(cappedStart, cappedSize) };
        Assert.Equal(new Scenario(capped, []), Caps.Apply(new Scenario(machine, [])));
    }

    [Theory]
    [InlineData(1UL << 31, 0, 1UL << 36, 1UL << 33)]
    [InlineData(1UL << 24, 0, 1UL << 36, 1UL << 26)]
    [InlineData(4096, 0, 1UL << 36, 4 << 20)]
    [InlineData(1UL << 31, 1, 1UL << 36, 1 << 10)]
    [InlineData(1UL << 31, 3, 1UL << 33, 1UL << 33)]
    public void Heap_beyond_main_memory_is_capped_to_a_few_large_granules(
        ulong granule, long told, ulong size, ulong cappedSize)
    {
        var machine = MachineDefaults.Machine with
        {
            IsHostile = true,
            Granule = granule,
            Heap = new(MachineDefaults.Beyond.Base + 16, size),
            Faults = told == 0 ? [] : [new Fault(Port.MemInfo, 1, 1, FaultMode.CarriedOut, told)],
        };
        var capped = machine with { Heap = machine.Heap with { Size = cappedSize } };

        Assert.Equal(new Scenario(capped, []), Caps.Apply(new Scenario(machine, [])));
    }

    [Fact]
    public void Bounce_buffer_is_capped_where_the_heap_could_lend_a_larger_one()
    {
        Command share = new Share(0, Place.At(0x8020_0000), 1UL << 30, Direction.Both);
        var beyond = MachineDefaults.Machine with
        {
            IsHostile = true,
            Granule = 1UL << 31,
            Heap = new(MachineDefaults.Beyond.Base, 1UL << 32),
        };

        Assert.Same(share, Caps.Apply(share, MachineDefaults.Machine));
        Assert.Equal(Caps.LargestHeap, Assert.IsType<Share>(Caps.Apply(share, beyond)).Bytes);
    }

    [Fact]
    public void Command_and_fault_lists_are_truncated()
    {
        var fault = new Fault(Port.Unmap, 1, 1, FaultMode.Refused, 0);
        var scenario = new Scenario(
            MachineDefaults.Machine with { Faults = [.. Enumerable.Repeat(fault, 100)] },
            [.. Enumerable.Repeat(new UnshareAll(), 5000)]);
        var capped = Caps.Apply(scenario);
        Assert.Equal(Caps.Commands, capped.Commands.Length);
        Assert.Equal(Caps.Faults, ((Machine)capped.Platform).Faults.Length);
        Assert.Equal(capped, Caps.Apply(capped));
    }

    private static void AssertRefused(string text, params string[] messages)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioText.Parse(text));
        Assert.All(messages, message => Assert.Contains(message, error.Message, StringComparison.Ordinal));
    }
}
