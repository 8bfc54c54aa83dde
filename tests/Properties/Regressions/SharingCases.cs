using Lockstep.Formats;
using Properties.Promises;

namespace Properties.Regressions;

/// <summary>
/// Scenarios that go back to public reports and documents, with the answers that are right. That production and model
/// agree on them, as <see cref="RegressionTests"/> checks, is not enough: both once agreed on a wrong answer.
/// </summary>
public sealed class SharingCases
{
    [Fact]
    public void Granule_refused_with_minus_3_is_reported_and_its_block_stays_out_of_the_heap()
    {
        var (rig, answers) = Run("unshare-refused-with-minus-3.scenario");

        Assert.Equal(Error.Quarantined, answers[^1].Error);
        Assert.Equal([new Refusal(0x7fe0_0000, -3)], answers[^1].Refusals);
        Assert.Equal((0x1_f000UL, 4096U), (rig.View.HeapFree, rig.Pool.Quarantined));
        Assert.Equal([0x7fe0_0000UL], rig.Shared);
    }

    [Fact]
    public void Payload_is_not_entered_while_a_granule_refused_with_minus_3_was_shared()
    {
        var (_, answers) = Run("payload-with-a-shared-granule.scenario");

        Assert.Equal((RebootReason.InternalError, Error.Quarantined), (answers[^1].Reboot, answers[^1].Error));
        Assert.Equal([new Refusal(0x7fe0_0000, -3)], answers[^1].Refusals);
    }

    [Fact]
    public void Quarantined_block_is_retried_before_an_allocation_is_refused()
    {
        var (rig, answers) = Run("quarantine-never-retried.scenario");
        var (a, b, c, d, end) = (answers[1], answers[2], answers[3], answers[4], answers[5]);

        Assert.Equal(Error.Hypervisor, a.Error);
        Assert.Equal([new Refusal(0x7fe0_1000, -1), new Refusal(0x7fe0_0000, -1)], a.Refusals);
        Assert.Equal(Answer.Address(0x7fe0_0000), b);
        Assert.Equal((Error.OutOfMemory, Error.OutOfMemory), (c.Error, d.Error));
        Assert.True(end.Succeeded);
        Assert.Equal((0x8000UL, 0U), (rig.View.HeapFree, rig.Pool.Quarantined));
    }

    [Fact]
    public void Lack_of_memory_names_the_missing_block_and_the_largest_free_one()
    {
        var (_, answers) = Run("out-of-memory-says-why.scenario");

        Assert.Equal(Error.OutOfMemory, answers[^1].Error);
        Assert.StartsWith(
            "OutOfMemory: no free block of 65536 bytes in the heap is aligned to 65536 bytes", answers[^1].Text,
            StringComparison.Ordinal);
        Assert.Contains("; the largest free block is 32768 bytes", answers[^1].Text, StringComparison.Ordinal);
    }

    private static (Rig Rig, Answer[] Answers) Run(string file)
    {
        var scenario = ScenarioFile.Load(Path.Combine(AppContext.BaseDirectory, "Regressions", file)).Scenario;
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        return (rig, [.. Steps.Of(scenario).Select(rig.Do)]);
    }
}
