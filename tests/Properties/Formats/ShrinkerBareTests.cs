using Lockstep.Shrinking;
using Verify.Job;

namespace Properties.Formats;

/// <summary>A pool scenario is moved to a bare allocator that receives the same memory at the same moments.</summary>
public sealed class ShrinkerBareTests
{
    private const string Static =
        "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80300000+64KiB\n"
        + "init-static-pool 0x80300000+64KiB\n";

    [Fact]
    public void Pool_memory_becomes_added_regions_and_buffers_stay() => Assert.Equal(
        [
            Bare(
                "add 0x7fe00000+4KiB",
                "a = alloc 64 align 16",
                "add 0x7fe02000+8KiB",
                "b = alloc 8KiB align 4096",
                "free a",
                "add 0x7fe01000+4KiB"),
        ],
        Moved(Samples.OnPkvm(
            "init-dynamic-pool",
            "a = share 64 bytes at 0x80000000 both",
            "b = dma-alloc 2 pages",
            "host writes 1 byte at visible#0",
            "unshare a",
            "free nothing",
            "refill 1 align 1")));

    [Fact]
    public void Bare_allocator_is_simpler_than_the_default_machine() => Assert.Equal(
        [Bare("add 0x7fe00000+4KiB", "a = alloc 4KiB align 4096")],
        Moved(Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page")));

    [Fact]
    public void Static_pool_becomes_one_added_region() => Assert.Equal(
        [Bare("add 0x80300000+64KiB", "a = alloc 4KiB align 4096")],
        Moved(ScenarioText.Parse(Static + "a = dma-alloc 1 page")));

    [Fact]
    public void Scenario_that_would_grow_is_not_moved() => Assert.Empty(
        Moved(Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page", "b = dma-alloc 1 page")));

    [Fact]
    public void Scenario_without_pool_memory_is_not_moved() => Assert.Empty(
        Moved(Samples.OnPkvm("a = alloc 1 align 1", "unshare-all", "refill 1 align 1")));

    [Fact]
    public void Allocator_failure_shrinks_to_a_bare_allocator()
    {
        var scenario = Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page", "dma-free a", "refill 1 align 1");
        var (shrunk, _) = Shrinker.Minimise(scenario, it => Peak(it) == 8192);
        Assert.Equal(ScenarioText.Parse("platform allocator smallest 1\nadd 0x7fe00000+8KiB"), shrunk);
    }

    // The peak number of bytes owned by the pool or the allocator.
    private static UInt128 Peak(Scenario scenario)
    {
        UInt128 peak = 0;
        var observer = new ObservingFactory(
            ProductionFactory.Instance, view => peak = UInt128.Max(peak, view.Pool.Total));
        Judge.Run(scenario, observer);
        return peak;
    }

    private static Scenario Bare(params string[] lines) =>
        ScenarioText.Parse("platform allocator smallest 16\n" + string.Join('\n', lines));

    private static Scenario[] Moved(Scenario scenario) =>
        [.. Shrinker.Candidates(scenario).Where(it => it.Platform is AllocatorPlatform)];

    private sealed class ObservingFactory(ISubjectFactory subjects, Action<View> observe) : ISubjectFactory
    {
        public string Name => subjects.Name;

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new ObservingSubject(subjects.Create(platform, boots, ports), observe);
    }

    private sealed class ObservingSubject(ISubject subject, Action<View> observe) : ISubject
    {
        public Answer Execute(Command command) => subject.Execute(command);

        public View Observe()
        {
            var view = subject.Observe();
            observe(view);
            return view;
        }
    }
}
