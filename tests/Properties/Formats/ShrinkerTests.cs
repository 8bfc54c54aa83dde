using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Shrinking;

namespace Properties.Formats;

public sealed class ShrinkerTests
{
    [Property(MaxTest = 200)]
    public void Every_shrink_candidate_is_simpler_and_on_a_valid_platform(byte[] bytes)
    {
        var scenario = ScenarioBinary.Decode(bytes);
        var measure = ShrinkMeasure.Of(scenario);
        foreach (var candidate in Shrinker.Candidates(scenario))
        {
            Assert.True(ShrinkMeasure.Of(candidate) < measure, $"from\n{scenario}to\n{candidate}");
            Assert.Null(PlatformRules.Problem(candidate.Platform));
        }
    }

    [Fact]
    public void Failure_of_everything_shrinks_to_the_empty_default_scenario() =>
        Assert.Equal(
            new Scenario(MachineDefaults.Machine, []),
            Shrinker.Minimise(ScenarioText.Parse(Samples.Everything), _ => true).Scenario);

    [Theory]
    [InlineData("a = dma-alloc 3 pages", "a = dma-alloc 1 page")]
    [InlineData("a = heap-alloc 64 align 16", "a = heap-alloc 1 align 1")]
    [InlineData("a = alloc 4KiB align 16", "a = alloc 1 align 1")]
    [InlineData("a = share 9 bytes at visible#7+8 both", "a = share 1 byte at 0x80200000 to-device")]
    [InlineData("unshare 0x80000000 9 bytes at b+16 from-device", "unshare 0x80000000")]
    [InlineData("host writes 64 bytes of 0x00 at nothing after entry 3", "host writes 1 byte at nothing")]
    [InlineData("host reads 64 bytes at visible#2+8 after entry 3", "host reads 1 byte at visible#0")]
    [InlineData("guest writes 64 bytes of 0xff at 0x80001000", "guest writes 1 byte at 0x80200000")]
    [InlineData("free 0x80001000 as 64 align 3", "free 0x80001000")]
    [InlineData("heap-free visible#1 as 64 align 3", "heap-free visible#0")]
    [InlineData("dma-free 0x80001000 3 pages", "dma-free 0x80001000")]
    [InlineData("refill 512 align 16", "refill 1 align 1")]
    [InlineData("add 0xffffffffffffffff+3", "add 0xffffffffffffffff+1")]
    [InlineData("init-static-pool 0x80110000..0x80100000", "init-static-pool 0x80300000+64KiB")]
    [InlineData("shrink 0x80000000+16MiB", "shrink 0x80000000+4KiB")]
    [InlineData("map-read-only 0x0..0xffffffffffffffff", "map-read-only 0x80000000+4KiB")]
    [InlineData("map-mutable 0xffffffffffffffff+1", "map-mutable 0x80000000+4KiB")]
    [InlineData("map-mmio 0x50000000+0", "map-mmio 0x2000000+4KiB")]
    [InlineData("mmio-address 0x1..0x2", "mmio-address 0x2000000+4KiB")]
    [InlineData("fail-boot InvalidPayload", "fail-boot InternalError")]
    [InlineData(
        "boot fdt 0x0 memory 0x1..0x2 swiotlb 0 align 0 at 0x1 ramdisk 0x0+1 pci-config 0x0+0 bar 0x1+4095",
        "boot fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB align 4096 kernel 0x80400000+1MiB "
        + "pci-config 0x10000+64KiB bar 0x2000000+64KiB")]
    public void Each_argument_shrinks_to_its_default(string line, string usual)
    {
        var scenario = Samples.OnPkvm(line);
        var (shrunk, _) = Shrinker.Minimise(
            scenario, it => it.Commands is [var only] && only.GetType() == scenario.Commands[0].GetType());
        Assert.Equal(usual, ScenarioText.Print(Assert.Single(shrunk.Commands)));
    }

    [Theory]
    [InlineData(Hypervisor.Pkvm, "init-dynamic-pool")]
    [InlineData(Hypervisor.Gunyah, "init-static-pool 0x80300000+64KiB")]
    public void Boot_shrinks_to_the_pool_it_creates(Hypervisor hypervisor, string pool)
    {
        var machine = MachineDefaults.For(hypervisor);
        var boots = new Scenario(machine, [new Boot(MachineDefaults.FactsFor(machine))]);
        var (shrunk, _) = Shrinker.Minimise(boots, it => it.Platform == machine && it.Commands.Length == 1);
        Assert.Equal(pool, ScenarioText.Print(Assert.Single(shrunk.Commands)));
    }

    [Fact]
    public void Commands_removable_only_in_pairs_are_removed()
    {
        var scenario = Samples.OnPkvm("unmap-mmio", "unshare-all", "dispose", "unshare-all", "unmap-mmio");
        var (shrunk, _) = Shrinker.Minimise(scenario, it =>
            it.Commands.Count(command => command is UnshareAll) % 2 == 0
            && it.Commands.Any(command => command is Dispose));
        Assert.Equal([new Dispose()], shrunk.Commands);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void Pairs_are_removed_only_from_short_scenarios(int length, bool areTried)
    {
        // Removing chunks halves the scenario repeatedly, so none of them removes exactly two commands.
        var scenario = Samples.OnPkvm([.. Enumerable.Repeat("unshare-all", length)]);
        Assert.Equal(areTried, Shrinker.Candidates(scenario).Any(it => it.Commands.Length == length - 2));
    }

    [Fact]
    public void Two_commands_among_a_thousand_are_found_in_few_attempts()
    {
        var noise = Enumerable.Range(0, 1000).Select(label => new Allocate(label, new Shape(64, 64)));
        var make = new Allocate(1000, new Shape(777, 4096));
        var free = new Free(Place.Of(1000), new Shape(99, 2));
        Scenario scenario = Samples.OnPkvm() with
        {
            Commands = [.. noise.Take(600), make, .. noise.Skip(600), free],
        };

        var (shrunk, tries) = Shrinker.Minimise(scenario, FreesWithAnotherSize);

        Assert.Equal(Samples.OnPkvm("a = alloc 1 align 1", "free a as 16 align 1"), shrunk);
        Assert.InRange(tries, 1, 400);
    }

    [Fact]
    public void Threshold_is_found_exactly()
    {
        var scenario = Samples.OnPkvm("a = alloc 0xfedcba9876543210 align 1");
        var (shrunk, tries) = Shrinker.Minimise(scenario, it => it.Commands is [Allocate { Shape.Size: > 123_456 }]);
        Assert.Equal(Samples.OnPkvm("a = alloc 123457 align 1"), shrunk);
        Assert.InRange(tries, 1, 4000);
    }

    [Fact]
    public void Faults_and_platform_shrink_to_defaults_unless_needed()
    {
        var scenario = ScenarioText.Parse(Samples.Everything);
        var (shrunk, _) = Shrinker.Minimise(
            scenario, it => it.Platform is Machine { Granule: > 4096, Faults.Length: > 0 });
        Assert.Equal(
            ScenarioText.Parse(
                "platform pkvm granule 8192 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n"
                + "fault mem-share 1 refused -1"),
            shrunk);
    }

    [Fact]
    public void Labels_are_kept_if_the_failure_depends_on_them()
    {
        var scenario = Samples.OnPkvm("x = alloc 1 align 1", "free x");
        var (kept, _) = Shrinker.Minimise(scenario, it => it.Commands is [_, Free { Buffer.Value: 23 }]);
        Assert.Equal(scenario, kept);
        var (renamed, _) = Shrinker.Minimise(scenario, it => it.Commands is [_, Free]);
        Assert.Equal(Samples.OnPkvm("a = alloc 1 align 1", "free a"), renamed);
    }

    [Fact]
    public void Shrink_attempts_are_limited()
    {
        var asked = 0;
        var scenario = ScenarioText.Parse(Samples.Everything);
        var (_, tries) = Shrinker.Minimise(scenario, _ => asked++ < 0, maxTries: 7);
        Assert.Equal((7, 7), (asked, tries));
    }

    [Fact]
    public void Search_that_is_to_end_keeps_the_simplest_scenario_so_far()
    {
        var scenario = Samples.OnPkvm([.. Enumerable.Repeat("unshare-all", 64)]);
        var asked = 0;

        var (shrunk, tries) = Shrinker.Minimise(
            scenario, it => ++asked > 0 && it.Commands.Length > 3, isOver: () => asked == 3);

        Assert.Equal(3, tries);
        Assert.Equal(32, shrunk.Commands.Length);
    }

    [Property(Arbitrary = [typeof(PkvmArbitrary)], MaxTest = 100)]
    public void No_candidate_exceeds_the_caps(Scenario scenario)
    {
        Assert.DoesNotContain(Shrinker.Candidates(scenario), candidate => !Caps.Hold(candidate));
        Shrinker.Minimise(
            scenario,
            candidate =>
            {
                Assert.True(Caps.Hold(candidate));
                return true;
            },
            maxTries: 200);
    }

    private static bool FreesWithAnotherSize(Scenario scenario) => (
        from free in scenario.Commands.OfType<Free>()
        from made in scenario.Commands.OfType<Allocate>()
        where free.Buffer == Place.Of(made.Label) && free.As is { } shape && shape.Size != made.Shape.Size
        select free).Any();
}
