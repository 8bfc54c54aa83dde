using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Properties.Promises;

/// <summary>
/// Every failure that the environment can cause, at every point where it can happen, one after another: once, and
/// from that call on; refused, and carried out all the same. The judge finds nothing wrong with any of them.
/// </summary>
public sealed class FaultInjection
{
    private static readonly int[] Codes = [-1, -2, -3, 1];

    public static TheoryData<string> Lives => [.. CanonicalScenarios.All.Keys];

    [Fact]
    public void There_are_several_hundred_injections() =>
        Assert.InRange(CanonicalScenarios.All.Values.Sum(scenario => Faults(scenario).Count()), 1500, 10_000);

    [Theory]
    [MemberData(nameof(Lives))]
    public void The_clean_run_is_clean(string life)
    {
        var result = Judge.Run(CanonicalScenarios.All[life], ProductionFactory.Instance);

        Assert.Null(result.Finding);
        Assert.Equal(0, result.Idle);
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void No_failure_at_any_call_is_handled_wrongly(string life)
    {
        var scenario = CanonicalScenarios.All[life];
        foreach (var fault in Faults(scenario))
        {
            var injected = With(scenario, fault);
            if (Judge.Run(injected, ProductionFactory.Instance).Finding is { } finding)
                Assert.Fail(Report.Of(injected, finding, ProductionFactory.Instance.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void No_operation_that_fails_of_it_changes_anything(string life)
    {
        var scenario = CanonicalScenarios.All[life];
        foreach (var fault in Faults(scenario))
            FailureCheck.Check(With(scenario, fault));
    }

    private static Scenario With(Scenario scenario, Fault fault) =>
        scenario with { Platform = (Machine)scenario.Platform with { Faults = [fault] } };

    /// <summary>Each call of a clean run, with each way in which it can fail.</summary>
    private static IEnumerable<Fault> Faults(Scenario scenario) =>
        from calls in CallsOf(scenario)
        from call in Enumerable.Range(1, calls.Count)
        from last in new[] { call, int.MaxValue }
        from mode in Enum.GetValues<FaultMode>()
        from code in calls.Port >= Port.MapReadOnly ? [0] : Codes
        let fault = new Fault(calls.Port, call, last, mode, code)
        where fault.Problem(((Machine)scenario.Platform).Hypervisor) is null
        select fault;

    private static IEnumerable<(Port Port, int Count)> CallsOf(Scenario scenario)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        var ports = new List<Port>();
        foreach (var command in Steps.Of(scenario))
        {
            rig.Do(command);
            ports.AddRange(rig.Platform.Trace.Select(PortOf).OfType<Port>());
        }

        return ports.CountBy(port => port).Select(pair => (pair.Key, pair.Value));
    }

    private static Port? PortOf(Entry entry) => entry switch
    {
        HypercallEntry call => Enum.Parse<Port>(call.Function.ToString()),
        PageTableEntry change => change.Change,
        _ => null,
    };
}
