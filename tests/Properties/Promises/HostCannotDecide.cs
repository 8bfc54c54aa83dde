using System.Collections.Immutable;
using FsCheck.Xunit;
using Generators;
using Lockstep.Scenarios;

namespace Properties.Promises;

/// <summary>
/// Promise 3: what the host writes to memory that it sees, and whenever, the firmware's decisions are the same:
/// each answer, each port call and all that can be asked of it.
/// </summary>
public sealed class HostCannotDecide
{
    [Property(Arbitrary = [typeof(MachineArbitrary)], MaxTest = 120)]
    public void A_host_that_writes_everywhere_all_the_time_changes_no_decision(Scenario scenario, int seed)
    {
        var steps = Steps.Of(scenario);

        var alone = Decisions(scenario, steps, host: null);
        var watched = Decisions(scenario, steps, new Random(seed));

        AssertSame(alone, watched, steps);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 50)]
    public void Nor_does_it_on_a_pool_that_is_busy(Workload workload, int seed)
    {
        var alone = Busy(workload, host: null);
        var watched = Busy(workload, new Random(seed));

        Assert.Equal(alone, watched);
    }

    private static List<string> Busy(Workload workload, Random? host)
    {
        var rig = new Rig(workload.Machine);
        Unleash(rig, host);
        rig.Must(new InitDynamicPool());
        var decisions = new List<string>();
        var caller = new Caller(rig)
        {
            Done = (command, answer) =>
            {
                WriteAnywhere(rig, host);
                decisions.Add($"{ScenarioText.Print(command)} -> {answer.Error} {answer.Value:x}");
            },
        };
        caller.DoAll(workload.Deeds);
        caller.GiveAllBack(seed: 1);
        caller.DoAll(workload.Deeds);
        return decisions;
    }

    private static List<(Answer, ImmutableArray<Entry>, View)> Decisions(
        Scenario scenario, IEnumerable<Command> steps, Random? host)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        Unleash(rig, host);
        var decisions = new List<(Answer, ImmutableArray<Entry>, View)>();
        foreach (var command in steps)
        {
            WriteAnywhere(rig, host);
            decisions.Add((rig.Do(command), [.. rig.Platform.Trace], rig.View));
        }

        return decisions;
    }

    private static void AssertSame(
        List<(Answer Answer, ImmutableArray<Entry> Trace, View View)> alone,
        List<(Answer Answer, ImmutableArray<Entry> Trace, View View)> watched,
        ImmutableArray<Command> steps)
    {
        for (var step = 0; step < steps.Length; step++)
        {
            var what = $"with a host that writes, command {step + 1}, {ScenarioText.Print(steps[step])}, ";
            Assert.True(
                alone[step].Answer == watched[step].Answer,
                $"{what} answers {watched[step].Answer} instead of {alone[step].Answer}");
            Assert.True(alone[step].Trace.SequenceEqual(watched[step].Trace), $"{what} makes other port calls");
            Assert.True(alone[step].View == watched[step].View, $"{what} leads to another state");
        }
    }

    /// <summary>The host also writes in the middle of operations: right after each port call.</summary>
    private static void Unleash(Rig rig, Random? host) => rig.Platform.AfterEntry = _ => WriteAnywhere(rig, host);

    private static void WriteAnywhere(Rig rig, Random? host)
    {
        var granules = rig.Platform.World.Host.Granules;
        for (var write = 0; host is not null && granules.Count > 0 && write < 3; write++)
        {
            var start = granules[host.Next(granules.Count)] + (8 * (ulong)host.Next(512));
            rig.Platform.HostWrite(start, (ulong)host.Next(1, 4097), (byte)host.Next(256));
        }
    }
}
