using Properties.Formats;

namespace Properties.Judging;

/// <summary>A run says which commands were idle, and why in words that name the fault.</summary>
public sealed class IdleTests
{
    private const string Boot =
        "boot fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB align 4096 kernel 0x80400000+1MiB "
        + "pci-config 0x40000000+64KiB bar 0x50000000+64KiB";

    public static TheoryData<string, string> Cases => new()
    {
        { "free zz", "nobody made zz" },
        { "free nothing", "it names nothing" },
        { "free visible#0", "only the host's commands can name visible#N" },
        { "free a\na = alloc 64 align 16", "a is made only later, in step 2" },
        { "a = alloc 64 align 16\nfree a", "nobody made a: alloc in step 1 failed" },
        { "h = heap-alloc 64 align 16\nfree h", "h was made by heap-alloc, which free does not undo" },
        { "s = share 8 bytes at zz both\nunshare s", "nobody made s: share in step 1 was idle" },
        {
            "unshare 0x7fe00000",
            "an address alone does not say what is there; state every part of 'unshare PLACE [N bytes] [at PLACE] "
                + "[DIRECTION]'"
        },
        { "add 0x1000+0x1000", "only a bare allocator has add; the heap of a machine is in its platform line" },
        { "enter-payload", "no command boots the firmware" },
        { $"enter-payload\n{Boot}", "the firmware has not booted yet" },
        { $"{Boot.Replace(" kernel 0x80400000+1MiB", "")}\nenter-payload", "the boot in step 1 failed" },
        { $"{Boot}\n{Boot}", "the firmware has booted already, in step 1, and boots once" },
        { "host reads 8 bytes at 0x7fe00000", "the host sees nothing there" },
        { "host reads 8 bytes at visible#0", "the host sees nothing there" },
        {
            "host reads 8 bytes at 0x7fe00000 after entry 2\ninit-dynamic-pool",
            "it did not strike: no operation with an entry 2 followed"
        },
        {
            "host reads 8 bytes at 0x7fe00000 after entry 1",
            "it did not strike: no operation with an entry 1 followed"
        },
        {
            "init-dynamic-pool\nhost reads 8 bytes at 0x7fe00000 after read 1\na = alloc 64 align 16",
            "it did not strike: no operation with a read 1 of memory that the host sees followed"
        },
        {
            "init-dynamic-pool\nhost writes 8 bytes at 0x7fe08000 after write 1\na = dma-alloc 1 page",
            "it did not strike: the host saw nothing there after write 1"
        },
        {
            "host writes 8 bytes at visible#0 after entry 1\ninit-dynamic-pool",
            "it did not strike: the host saw nothing there after entry 1"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Idle_command_is_told_with_its_reason(string lines, string reason)
    {
        var scenario = Samples.OnPkvm(lines);

        var result = Judge.Run(scenario, ProductionFactory.Instance);

        Assert.Null(result.Finding);
        Assert.Equal(scenario.Commands.Length, result.Commands + result.Idle);
        Assert.Equal(result.Idle, result.IdleSteps.Length);
        var reasons = new IdleReason(scenario, result.IdleSteps);
        Assert.Contains(reason, result.IdleSteps.Select(reasons.Of));
    }

    [Fact]
    public void Bare_allocator_has_three_commands()
    {
        var scenario = ScenarioText.Parse("platform allocator smallest 16\nhost reads 8 bytes at 0x1\ndispose\n");

        var result = Judge.Run(scenario, ProductionFactory.Instance);

        Assert.Equal(2, result.Idle);
        var reasons = new IdleReason(scenario, result.IdleSteps);
        Assert.All(
            result.IdleSteps,
            idle => Assert.Equal("a bare allocator has only add, alloc and free", reasons.Of(idle)));
    }

    // From a public report: a host's write was planned for an entry that the next operation does not have, and the run
    // looked as if it had been tried.
    [Fact]
    public void Host_write_that_never_strikes_is_told_and_counts_as_idle()
    {
        var scenario = Samples.OnPkvm(
            "init-dynamic-pool",
            "a = share 64 bytes at 0x80002000 both",
            "host writes 64 bytes of 0x33 at a after entry 1",
            "unshare a");
        var tally = new Tally();

        var result = Judge.Run(scenario, ProductionFactory.Instance, tally);

        Assert.Equal((3, 1, 3L, 1L), (result.Commands, result.Idle, tally.Commands, tally.Idle));
        Assert.Equal(3, result.IdleSteps[0].Step);
        Assert.Equal(
            "it did not strike: no operation with an entry 1 followed",
            new IdleReason(scenario, result.IdleSteps).Of(result.IdleSteps[0]));
    }

    [Theory]
    [InlineData("entry 1", "refill 64 align 16")]
    [InlineData("write 1", "a = dma-alloc 1 page")]
    [InlineData("read 1", "unshare s")]
    [InlineData("read 3", "unshare s")]
    public void Host_write_that_strikes_counts_as_run(string instant, string operation)
    {
        var scenario = Samples.OnPkvm(
            "init-dynamic-pool",
            "s = share 12288 bytes at 0x80002000 both",
            $"host writes 64 bytes at visible#0 after {instant}",
            operation);

        var run = Judge.Run(scenario, ProductionFactory.Instance);

        Assert.Null(run.Finding);
        Assert.Equal((4, 0), (run.Commands, run.Idle));
    }

    [Fact]
    public void Command_that_runs_is_not_idle()
    {
        var scenario = Samples.OnPkvm(
            "init-dynamic-pool", "host reads 8 bytes at visible#0 after entry 1", "a = dma-alloc 1 page", "free a");

        Assert.Empty(Judge.Run(scenario, ProductionFactory.Instance).IdleSteps);
    }
}
