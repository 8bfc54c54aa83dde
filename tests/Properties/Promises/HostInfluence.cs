using System.Collections.Immutable;
using Generators;

namespace Properties.Promises;

/// <summary>
/// Promise 3: no write by the host to visible memory, at any moment, changes a decision: a result, a port call or the
/// observable state.
/// </summary>
public sealed class HostInfluence
{
    [Property(Arbitrary = [typeof(MachineArbitrary)], MaxTest = 120)]
    public void Host_writes_at_any_moment_change_no_decision(Scenario scenario, int seed)
    {
        var steps = Steps.Of(scenario);

        var undisturbed = Decisions(scenario, steps, host: null);
        var disturbed = Decisions(scenario, steps, new Random(seed));

        AssertSame(undisturbed, disturbed, steps);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 50)]
    public void Host_writes_to_a_busy_pool_change_no_decision(Workload workload, int seed)
    {
        var undisturbed = Busy(workload, host: null);
        var disturbed = Busy(workload, new Random(seed));

        Assert.Equal(undisturbed, disturbed);
    }

    private static List<string> Busy(Workload workload, Random? host)
    {
        var rig = new Rig(workload.Machine);
        AttachHost(rig, host);
        rig.Must(new InitDynamicPool());
        var decisions = new List<string>();
        var caller = new Caller(rig)
        {
            OnExecuted = (command, answer) =>
            {
                WriteAtRandom(rig, host);
                decisions.Add($"{ScenarioText.Print(command)} -> {answer.Error} {answer.Value:x}");
            },
        };
        caller.DoAll(workload.Actions);
        caller.FreeAll(seed: 1);
        caller.DoAll(workload.Actions);
        return decisions;
    }

    private static List<(Answer, ImmutableArray<Entry>, View)> Decisions(
        Scenario scenario, IEnumerable<Command> steps, Random? host)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        AttachHost(rig, host);
        var decisions = new List<(Answer, ImmutableArray<Entry>, View)>();
        foreach (var command in steps)
        {
            WriteAtRandom(rig, host);
            decisions.Add((rig.Do(command), [.. rig.Platform.Trace], rig.View));
        }

        return decisions;
    }

    private static void AssertSame(
        List<(Answer Answer, ImmutableArray<Entry> Trace, View View)> undisturbed,
        List<(Answer Answer, ImmutableArray<Entry> Trace, View View)> disturbed,
        ImmutableArray<Command> steps)
    {
        for (var step = 0; step < steps.Length; step++)
        {
            var what = $"with a host that writes, command {step + 1}, {ScenarioText.Print(steps[step])}, ";
            Assert.True(
                undisturbed[step].Answer == disturbed[step].Answer,
                $"{what} returns {disturbed[step].Answer} instead of {undisturbed[step].Answer}");
            Assert.True(undisturbed[step].Trace.SequenceEqual(disturbed[step].Trace), $"{what} makes other port calls");
            Assert.True(undisturbed[step].View == disturbed[step].View, $"{what} leads to another state");
        }
    }

    /// <summary>Lets the host write during operations too: after each port call and each access that it sees.</summary>
    private static void AttachHost(Rig rig, Random? host) => rig.Platform.AtInstant = _ => WriteAtRandom(rig, host);

    private static void WriteAtRandom(Rig rig, Random? host)
    {
        var granules = rig.Platform.World.Host.Granules;
        for (var write = 0; host is not null && granules.Count > 0 && write < 3; write++)
        {
            var start = granules[host.Next(granules.Count)] + (8 * (ulong)host.Next(512));
            rig.Platform.HostWrite(start, (ulong)host.Next(1, 4097), (byte)host.Next(256));
        }
    }
}
