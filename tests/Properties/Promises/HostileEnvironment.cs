using Generators;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>
/// The production code alone, in an environment that answers anything: every operation ends with success or a typed
/// error, and no safety rule is broken.
/// </summary>
public sealed class HostileEnvironment
{
    [Property(Arbitrary = [typeof(HostileArbitrary)], MaxTest = 4000)]
    public void Firmware_is_safe_and_never_throws_or_hangs(Scenario scenario) => SuiteRun.Current.MustHold(scenario);

    // All of the heap is cleared on the way to the payload.
    [Fact]
    public void Firmware_with_2_GiB_granules_enters_the_payload() => SuiteRun.Current.MustHold(ScenarioText.Parse($"""
        platform hostile-pkvm granule 2147483648 heap 0x10000000000+6GiB memory 0x80000000+16MiB
        {BadSubjects.BadCase.Boot} expect ok
        a = dma-alloc 524288 pages expect 0x10000000000
        b = share 4194304 bytes at 0x80800000 both expect 0x10080000000
        h = heap-alloc 2GiB align 1 expect 0x10100000000
        c = alloc 2GiB align 1 expect OutOfMemory
        unshare b expect ok
        enter-payload expect ok

        """));
}
