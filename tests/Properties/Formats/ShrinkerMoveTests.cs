using Lockstep.Shrinking;

namespace Properties.Formats;

/// <summary>Shrink steps that change several commands together, because none could change alone.</summary>
public sealed class ShrinkerMoveTests
{
    private const string Gunyah =
        "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80300000+64KiB\n";

    private const string Bare = "platform allocator smallest 16\n";

    [Theory]
    [InlineData("a = share 9 bytes at 0x80000000 both", "unshare a", "a = heap-alloc 1 align 1", "heap-free a")]
    [InlineData("a = dma-alloc 3 pages", "dma-free a", "a = heap-alloc 1 align 1", "heap-free a")]
    [InlineData("a = alloc 64 align 16", "free a", "a = heap-alloc 1 align 1", "heap-free a")]
    public void Buffer_becomes_simpler_together_with_its_release(
        string make, string release, string plainMake, string plainRelease) =>
        Assert.Equal(
            Samples.OnPkvm(plainMake, plainRelease),
            Minimise(Samples.OnPkvm(make, release), it => it.Commands is [Maker, not Maker] && Releases(it)));

    [Theory]
    [InlineData("a = share 9 bytes at 0x0 both", "unshare a 7 bytes", "alloc 9 align 16", "free a as 7 align 16")]
    [InlineData("a = dma-alloc 3 pages", "dma-free a 2 pages", "alloc 12KiB align 4096", "free a as 8KiB align 4096")]
    [InlineData("a = dma-alloc 0x10000000000001 pages", "dma-free a", "alloc 0xfffffffffffff000 align 4096", "free a")]
    public void Simpler_buffer_keeps_its_size(string make, string release, string plainMake, string plainRelease)
    {
        var plain = Samples.OnPkvm("a = " + plainMake, plainRelease);
        Assert.Contains(plain, Shrinker.Candidates(Samples.OnPkvm(make, release)));
    }

    [Fact]
    public void Buffer_freed_at_once_becomes_a_refill() => Assert.Equal(
        Samples.OnPkvm("init-dynamic-pool", "refill 1 align 1"),
        Minimise(
            Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 2 pages", "unmap-mmio", "dma-free a"),
            it => Judge.Run(it, ProductionFactory.Instance) is { Hypercalls: > 1, Idle: 0 }
                && it.Commands.Any(command => command is Refill or DmaFree or Free)));

    [Theory]
    [InlineData("a = alloc 1 align 1", "free a as 64 align 32", "a = alloc 64 align 32")]
    [InlineData("a = heap-alloc 1 align 1", "heap-free a as 64 align 32", "a = heap-alloc 64 align 32")]
    [InlineData("a = dma-alloc 1 page", "dma-free a 5 pages", "a = dma-alloc 5 pages")]
    [InlineData("a = share 1 byte at 0x0 to-device", "unshare a both", "a = share 1 byte at 0x0 both")]
    [InlineData("a = share 1 byte at 0x0 to-device", "unshare a 7 bytes", "a = share 7 bytes at 0x0 to-device")]
    [InlineData("a = share 1 byte at 0x0 to-device", "unshare a at 0x1000", "a = share 1 byte at 0x1000 to-device")]
    public void Arguments_of_a_release_move_to_its_allocation(string make, string release, string made) =>
        Assert.Contains(
            Samples.OnPkvm(made, "dispose"), Shrinker.Candidates(Samples.OnPkvm(make, "dispose", release)));

    [Theory]
    [InlineData("add 0x1000+4KiB\ndispose\nadd 0x2000+8KiB", "add 0x1000+12KiB\ndispose")]
    [InlineData("add 0x2000+8KiB\ndispose\nadd 0x1000+4KiB", "add 0x1000+12KiB\ndispose")]
    public void Adjacent_regions_are_merged(string apart, string together) => Assert.Contains(
        ScenarioText.Parse(Bare + together), Shrinker.Candidates(ScenarioText.Parse(Bare + apart)));

    [Theory]
    [InlineData("add 0x1000+4KiB\nadd 0x3000+4KiB")]
    [InlineData("add 0x1000+4KiB\nadd 0x1000+4KiB")]
    [InlineData("add 0x1+0xffffffffffffffff\nadd 0x0+1")]
    public void Regions_apart_overlapping_or_too_large_are_not_merged(string apart)
    {
        var scenario = ScenarioText.Parse(Bare + apart);
        Assert.DoesNotContain(
            Shrinker.Candidates(scenario), it => it.Commands is [var only] && !scenario.Commands.Contains(only));
    }

    [Fact]
    public void Single_buffer_can_move_to_the_heap() => Assert.Contains(
        Samples.OnPkvm("init-dynamic-pool", "a = alloc 1 align 1", "b = heap-alloc 2 align 1", "heap-free b", "free a"),
        Shrinker.Candidates(Samples.OnPkvm(
            "init-dynamic-pool", "a = alloc 1 align 1", "b = alloc 2 align 1", "free b", "free a")));

    [Fact]
    public void All_buffers_of_a_pool_can_move_to_the_heap() => Assert.Contains(
        Samples.OnPkvm("a = heap-alloc 64 align 16", "b = heap-alloc 4KiB align 4096", "heap-free a"),
        Shrinker.Candidates(Samples.OnPkvm(
            "init-dynamic-pool", "refill 1 align 1", "a = alloc 64 align 16", "b = dma-alloc 1 page", "free a")));

    [Fact]
    public void Refill_becomes_a_static_pool() => Assert.Contains(
        ScenarioText.Parse(Gunyah + "init-static-pool 0x80300000+64KiB\na = dma-alloc 1 page"),
        Shrinker.Candidates(Samples.OnPkvm("init-dynamic-pool", "refill 1 align 1", "a = dma-alloc 1 page")));

    [Fact]
    public void Earlier_buffer_becomes_a_static_pool() => Assert.Contains(
        ScenarioText.Parse(Gunyah + "init-static-pool 0x80300000+64KiB\nb = dma-alloc 1 page"),
        Shrinker.Candidates(Samples.OnPkvm("init-dynamic-pool", "a = alloc 1 align 1", "b = dma-alloc 1 page")));

    [Fact]
    public void Static_pool_is_tried_only_if_memory_suffices()
    {
        var small = ScenarioText.Parse(
            "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+1MiB\n"
            + "init-dynamic-pool\nrefill 1 align 1");
        Assert.DoesNotContain(Shrinker.Candidates(small), it => it.Commands.Any(command => command is InitStaticPool));
    }

    [Fact]
    public void Static_pool_becomes_dynamic_on_the_default_hypervisor() => Assert.Contains(
        Samples.OnPkvm("init-dynamic-pool", "a = alloc 1 align 1"),
        Shrinker.Candidates(
            ScenarioText.Parse(Gunyah + "init-static-pool 0x80300000+64KiB\na = alloc 1 align 1")));

    private static Scenario Minimise(Scenario scenario, Func<Scenario, bool> stillFails) =>
        Shrinker.Minimise(scenario, stillFails).Scenario;

    // Whether the second command frees the buffer that the first one allocates, and neither is idle.
    private static bool Releases(Scenario scenario) =>
        Judge.Run(scenario with { Commands = scenario.Commands.Insert(0, new InitDynamicPool()) },
            ProductionFactory.Instance) is { Finding: null, Idle: 0 };
}
