using Lockstep.Shrinking;
using Verify.Job;

namespace Properties.Formats;

/// <summary>A scenario of the pool moves to a bare allocator that gets the same memory at the same moments.</summary>
public sealed class ShrinkerBareTests
{
    private const string Static =
        "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80300000+64KiB\n"
        + "init-static-pool 0x80300000+64KiB\n";

    [Fact]
    public void What_the_pool_got_is_added_and_its_buffers_stay() => Assert.Equal(
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
    public void A_bare_allocator_is_simpler_than_the_usual_machine() => Assert.Equal(
        [Bare("add 0x7fe00000+4KiB", "a = alloc 4KiB align 4096")],
        Moved(Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page")));

    [Fact]
    public void A_static_pool_gets_its_range() => Assert.Equal(
        [Bare("add 0x80300000+64KiB", "a = alloc 4KiB align 4096")],
        Moved(ScenarioText.Parse(Static + "a = dma-alloc 1 page")));

    [Fact]
    public void What_would_be_longer_does_not_move() => Assert.Empty(
        Moved(Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page", "b = dma-alloc 1 page")));

    [Fact]
    public void Where_the_pool_gets_nothing_nothing_moves() => Assert.Empty(
        Moved(Samples.OnPkvm("a = alloc 1 align 1", "unshare-all", "refill 1 align 1")));

    [Fact]
    public void What_fails_for_its_allocator_alone_is_shown_on_one()
    {
        var scenario = Samples.OnPkvm("init-dynamic-pool", "a = dma-alloc 1 page", "dma-free a", "refill 1 align 1");
        var (shrunk, _) = Shrinker.Minimise(scenario, it => Most(it) == 8192);
        Assert.Equal(
            ScenarioText.Parse("platform allocator smallest 1\nadd 0x7fe00000+8KiB"), shrunk);
    }

    // The most bytes that the pool, or the allocator, has owned.
    private static UInt128 Most(Scenario scenario)
    {
        UInt128 most = 0;
        var watching = new Watching(
            ProductionFactory.Instance, view => most = UInt128.Max(most, view.Pool.Total));
        Judge.Run(scenario, watching);
        return most;
    }

    private static Scenario Bare(params string[] lines) =>
        ScenarioText.Parse("platform allocator smallest 16\n" + string.Join('\n', lines));

    private static Scenario[] Moved(Scenario scenario) =>
        [.. Shrinker.Candidates(scenario).Where(it => it.Platform is AllocatorPlatform)];

    private sealed class Watching(ISubjectFactory subjects, Action<View> watch) : ISubjectFactory
    {
        public string Name => subjects.Name;

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new Watched(subjects.Create(platform, boots, ports), watch);
    }

    private sealed class Watched(ISubject subject, Action<View> watch) : ISubject
    {
        public Answer Execute(Command command) => subject.Execute(command);

        public View Observe()
        {
            var view = subject.Observe();
            watch(view);
            return view;
        }
    }
}
