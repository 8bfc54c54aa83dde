using Lockstep.Safety;
using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>Trace, touched memory, hooks and step budget of the simulated platform.</summary>
public class SimulatedPlatformTests
{
    [Fact]
    public void Trace_has_port_calls_in_order_and_writes_are_only_touched()
    {
        var platform = new SimulatedPlatform(With(), boots: false);
        platform.Call(HypercallFunction.MemInfo, 0);
        platform.GuestFill(Ram, 8, 1);
        platform.BeginOperation();

        platform.Zero(new MemoryRange(Ram, Ram + 0x10));
        platform.Write(Ram + 0x10, [1, 2]);
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Write(Ram + 0x100, [3]);
        platform.Read(Ram, new byte[0x20]);
        platform.Flush(new MemoryRange(Ram, Ram + 0x20));

        Assert.Equal(
            [new HypercallEntry(Hypercall.MemShare, Ram, 0, TookEffect: true), new FlushEntry(Ram, 0x20)],
            platform.Trace);
        Assert.Equal([new ByteRange(Ram, 0x12), new ByteRange(Ram + 0x100, 1)], platform.Touched);
        Assert.Equal(2, platform.Counts.Total);
    }

    [Fact]
    public void Host_access_runs_right_after_an_entry_takes_effect()
    {
        var platform = new SimulatedPlatform(With(), boots: false);
        List<(int Entry, ulong Written)> accesses = [];
        platform.AtInstant = instant => accesses.Add((instant.Number, platform.HostWrite(Ram, 4, 0xbb)));

        platform.Call(HypercallFunction.MemInfo, 0);
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Flush(new MemoryRange(Ram, Ram + 1));
        platform.Call(HypercallFunction.MemUnshare, Ram);
        platform.Unmap(new MemoryRange(Ram, Ram + 0x1000));

        Assert.Equal([(1, 0), (2, 4), (3, 4), (4, 0), (5, 0)], accesses);
    }

    [Fact]
    public void Shadow_of_predicted_entries_reaches_the_same_world()
    {
        var machine = With();
        var platform = new SimulatedPlatform(machine, boots: false);
        var shadow = new Shadow(machine);
        List<Instant> hooked = [], predicted = [];
        platform.AtInstant = instant =>
        {
            hooked.Add(instant);
            platform.HostWrite(Ram, 4, 0xbb);
        };
        shadow.AtInstant = instant =>
        {
            predicted.Add(instant);
            shadow.World.HostWrite(Ram, 4, 0xbb);
        };

        platform.Zero(new MemoryRange(Ram, Ram + 0x1000));
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Call(HypercallFunction.MemShare, Ram);
        var bytes = new byte[16];
        platform.Read(Ram + 0x2000, bytes);
        platform.Write(Ram + 2, bytes);
        platform.GuestFill(Ram + 8, 1, 5);
        foreach (var entry in (Entry[])
            [
                new FillEntry(Ram, 0x1000, 0), platform.Trace[0], platform.Trace[1],
                new CopyEntry(Ram + 0x2000, Ram + 2, 16),
            ])
            shadow.Apply(entry);
        Assert.Equal(Ram + 8, platform.World.Memory.FirstDifference(shadow.World.Memory));
        shadow.World.GuestFill(Ram + 8, 1, 5);

        Assert.Null(platform.World.Memory.FirstDifference(shadow.World.Memory));
        Assert.Equal(platform.HostRead(Ram, 0x3000), shadow.World.HostRead(Ram, 0x3000));
        Assert.Equal([new(Moment.Entry, 1), new(Moment.Entry, 2), new Instant(Moment.Write, 1)], hooked);
        Assert.Equal(hooked, predicted);
        Assert.Equal([Ram], shadow.World.Host.Granules);
    }

    [Fact]
    public void Observer_receives_effective_events_and_the_monitor_judges_them()
    {
        var platform = new SimulatedPlatform(
            With(new Fault(Port.MemShare, 2, 2, FaultMode.Refused, -5)), boots: false);
        var monitor = new SafetyMonitor(EventKinds.All);
        List<SafetyEvent> seen = [];
        platform.Observer = safetyEvent =>
        {
            seen.Add(safetyEvent);
            monitor.Observe(safetyEvent);
        };

        platform.Zero(new MemoryRange(Ram, Ram + 0x1000));
        platform.Write(Ram, [0, 0]);
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Call(HypercallFunction.MemShare, Ram + 0x1000);
        platform.Call(HypercallFunction.MmioGuardMap, 0x1000);
        platform.Write(Ram, [0, 1]);
        platform.Read(Ram, new byte[3]);
        platform.Call(HypercallFunction.MmioGuardUnmap, 0x1000);
        platform.Call(HypercallFunction.MemUnshare, Ram);
        Assert.True(monitor.Finish().IsSafe);
        platform.Call(HypercallFunction.MemShare, Ram);

        Assert.Equal(
            [
                new Written(Ram, 0x1000, IsZero: true), new Written(Ram, 2, IsZero: true),
                new Shared(Ram, 0x1000), new ShareFailed(Ram + 0x1000, 0x1000), new GuardMapped(0x1000),
                new Written(Ram, 2, IsZero: false), new Fetched(Ram, 3),
                new GuardUnmapped(0x1000), new Unshared(Ram, 0x1000), new Shared(Ram, 0x1000),
            ],
            seen);
        Assert.Equal("clean-when-shared", Assert.Single(monitor.Finish().Violations).Rule);
    }

    [Fact]
    public void Endless_operation_is_stopped_and_the_next_has_a_fresh_step_budget()
    {
        var platform = new SimulatedPlatform(With(), boots: false) { StepBudget = 3 };
        platform.Read(Ram, new byte[1]);
        platform.Flush(default);
        platform.MapMutable(new MemoryRange(Ram, Ram + 0x1000));

        var stopped = Assert.Throws<StepBudgetExceededException>(() => platform.Call(HypercallFunction.MemInfo, 0));
        Assert.Contains("its budget of 3 steps", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2, platform.Trace.Count);

        platform.BeginOperation();
        Assert.Equal(0x1000, platform.Call(HypercallFunction.MemInfo, 0));
    }

    [Fact]
    public void Oversized_access_is_stopped_before_it_begins()
    {
        var platform = new SimulatedPlatform(With(), boots: false);

        Assert.Throws<StepBudgetExceededException>(() => platform.Zero(new MemoryRange(0, ulong.MaxValue)));
        Assert.Empty(platform.Touched);
    }
}
