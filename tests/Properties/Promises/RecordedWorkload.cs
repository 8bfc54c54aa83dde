using Lockstep.Formats;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>The recorded calls of a virtio block driver, on each kind of pool and granule.</summary>
public sealed class RecordedWorkload
{
    private const int Calls = 12_496;

    [Theory]
    [InlineData(4096UL, 7)]
    [InlineData(16384UL, 3)]
    [InlineData(65536UL, 3)]
    public void Dynamic_pool_serves_the_recorded_driver_with_few_hypercalls(ulong granule, long hypercalls)
    {
        var result = Run(MachineDefaults.For(Hypervisor.Pkvm) with { Granule = granule });

        Assert.Equal(hypercalls, result.Hypercalls);
    }

    [Fact]
    public void Static_pool_serves_the_recorded_driver_without_hypercalls() =>
        Assert.Equal(0, Run(MachineDefaults.For(Hypervisor.Gunyah)).Hypercalls);

    private static RunResult Run(Machine machine)
    {
        var recording = HalTrace.Read(RecordedFiles.PathOf("virtio-blk.hal"), machine);

        var result = SuiteRun.Current.MustHold(recording);

        Assert.Equal((Calls + 2, 0), (result.Commands, result.Idle));
        return result;
    }
}
