using Generators;

namespace Properties.BadSubjects;

/// <summary>
/// What <c>verify hostile</c> generates finds, without being told, faults that production code and model once shared.
/// </summary>
public sealed class HostileDefectTests
{
    private const ulong Seed = 1;

    // Ten times what each of them took when it was measured, or more: 4,000 scenarios run in about two seconds.
    private const int Most = 4000;

    private static readonly (ISubjectFactory Subject, string Rule)[] Defects =
    [
        (HostileDefects.TakesRefusalForSuccess, "truthful"),
        (HostileDefects.KeepsMmio, "guard-closed"),
        (HostileDefects.KeepsStaleBytes, "bounce-initialised"),
        (BadPorts.SingleFetch.Subject, "single-fetch"),
    ];

    public static TheoryData<string> Names => [.. Defects.Select(defect => defect.Subject.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Defect_is_found_in_generated_environments(string name)
    {
        var (subject, rule) = Defects.Single(defect => defect.Subject.Name == name);

        Assert.True(
            ScenarioStream.From(Seed, Recipe.Hostile).Take(Most).Any(scenario => Breaks(rule, scenario, subject)),
            $"{Most:N0} hostile scenarios do not show that the firmware {name}: rule {rule} is silent");
    }

    // The heap has one block of 8 KiB. Its first granule is refused when its sharing is rolled back, and refused with
    // -3 when the next refill retries it; a heap that then hands the block out gives it to the host.
    [Fact]
    public void Refused_retry_that_counts_as_success_is_found_when_the_heap_hands_the_block_out()
    {
        var scenario = ScenarioText.Parse("""
            platform hostile-pkvm granule 4096 heap 0x7fe00000+8KiB memory 0x80000000+16MiB
            fault mem-share 2 refused -1
            fault mem-unshare 2 refused -5
            fault mem-unshare 3.. refused -3
            init-dynamic-pool
            refill 8KiB align 1 expect Hypervisor
            refill 4KiB align 1
            h = heap-alloc 64 align 16

            """);

        Assert.Null(Judge.Run(scenario, ProductionFactory.Instance).Finding);
        Assert.True(
            Breaks("heap-private", scenario, HostileDefects.TakesRefusedRetryForSuccess),
            "the heap handed out a block that the host still sees, and rule heap-private is silent");
    }

    private static bool Breaks(string rule, Scenario scenario, ISubjectFactory subject) =>
        Judge.Run(scenario, subject).Finding is { } finding
        && finding.Differences.Any(difference => difference.What == $"safety rule {rule}");
}
