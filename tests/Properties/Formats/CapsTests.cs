namespace Properties.Formats;

public sealed class CapsTests
{
    [Theory]
    [InlineData("map-mmio 0x50000800+0x7fc00000", "map-mmio 0x50000800+0x7fc00000")]
    [InlineData("map-mmio 0x50000800+1MiB", "map-mmio 0x50000800+260096")]
    [InlineData("map-mmio 0x50000000..0x50100000", "map-mmio 0x50000000..0x50040000")]
    [InlineData("map-mmio 0x50100000..0x50000000", "map-mmio 0x50100000..0x50000000")]
    [InlineData("map-mmio 0x7fb00000+2MiB", "map-mmio 0x7fb00000+2MiB")]
    [InlineData("init-static-pool 0x80000000+1GiB", "init-static-pool 0x80000000+1MiB")]
    [InlineData("init-static-pool 0x0+1GiB", "init-static-pool 0x0+1GiB")]
    [InlineData("map-mutable 0x80000000+1GiB", "map-mutable 0x80000000+1GiB")]
    [InlineData("guest writes 1GiB bytes at a", "guest writes 65536 bytes at a")]
    [InlineData("host reads 1GiB bytes at a after entry 999", "host reads 65536 bytes at a after entry 255")]
    public void Costly_argument_is_capped_unless_the_command_is_refused_anyway(string line, string capped) =>
        Assert.Equal(Samples.OnPkvm(capped), Caps.Apply(Samples.OnPkvm(line)));

    [Theory]
    [InlineData("4096 heap 0x7fc00000+4MiB", "4096 heap 0x7fc00000+4MiB")]
    [InlineData("64 heap 0x7fc00000+4MiB", "64 heap 0x7fc00000+64KiB")]
    [InlineData("1 heap 0x7fc00000+4MiB", "1 heap 0x7fc00000+1KiB")]
    [InlineData("3 heap 0x7fc00000+4MiB", "3 heap 0x7fc00000+4MiB")]
    [InlineData("0x8000000000000000 heap 0x7fffffff+1", "0x8000000000000000 heap 0x7fffffc0+64")]
    public void Heap_is_capped_to_a_number_of_granules(string machine, string capped) =>
        Assert.Equal(Empty(capped), Caps.Apply(Empty(machine)));

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

    private static Scenario Empty(string granuleAndHeap) =>
        ScenarioText.Parse($"platform pkvm granule {granuleAndHeap} memory 0x80000000+16MiB");
}
