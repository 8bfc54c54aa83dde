using Lockstep.Scenarios;
using Properties.Agreement;

namespace Properties.Regressions;

/// <summary>
/// Found by <c>verify campaign</c> on the target scenario:
/// safety rule dma-zeroed, safety rule live-in-shared at DmaAllocate: DmaAllocate InitDynamicPool
/// </summary>
public sealed class ScenarioExample
{
    private const string Text = """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = dma-alloc 1 page

        """;

    [Fact]
    public void Scenario_holds() => Scenarios.MustHold(
        ScenarioText.Parse(Text, "scenario-example"));
}
