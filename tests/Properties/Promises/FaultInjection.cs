using Properties.Suite;

namespace Properties.Promises;

/// <summary>
/// Injects every failure that the environment can cause at every port call: once, and from that call on; refused, and
/// carried out although reported as failed. Lockstep must hold each time.
/// </summary>
public sealed class FaultInjection
{
    private static readonly int[] Codes = [-1, -2, -3, 1];

    public static TheoryData<string> Names => [.. CanonicalScenarios.All.Keys];

    [Fact]
    public void Injection_count_stays_between_1500_and_10000() =>
        Assert.InRange(CanonicalScenarios.All.Values.Sum(scenario => Faults(scenario).Count()), 1500, 10_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Canonical_scenario_holds_without_faults(string name)
    {
        Assert.Equal(0, SuiteRun.Current.MustHold(CanonicalScenarios.All[name]).Idle);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_and_model_agree_on_every_injected_failure(string name)
    {
        var scenario = CanonicalScenarios.All[name];
        foreach (var fault in Faults(scenario))
            SuiteRun.Current.MustHold(With(scenario, fault));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_failed_by_injection_leaves_state_unchanged(string name)
    {
        var scenario = CanonicalScenarios.All[name];
        foreach (var fault in Faults(scenario))
            AtomicityCheck.Check(With(scenario, fault));
    }

    private static Scenario With(Scenario scenario, Fault fault) =>
        scenario with { Platform = (Machine)scenario.Platform with { Faults = [fault] } };

    /// <summary>Each call of a run without faults, with each way it can fail.</summary>
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
