using Verify.Display;

namespace Properties.Tool;

/// <summary>
/// <c>verify replay --with-defect</c>: one command shows a failure from beginning to end, on a patched copy.
/// </summary>
public sealed class WithDefectTests
{
    [Fact]
    public void Defect_is_built_replayed_and_reported_with_the_command_that_repeats_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "three-pages.scenario",
            "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n"
                + "init-dynamic-pool\nring = dma-alloc 3 pages\nfree ring\n");

        var run = ToolRun.Of("replay", file, "--with-defect", "refill-hint");

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("refill-hint of docs/defects.md: A refill is rounded", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:3: ring = dma-alloc 3 pages", run.Output, StringComparison.Ordinal);
        Assert.Contains("    production with refill-hint: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "replay failing.scenario --with-defect refill-hint\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_defect_is_refused_with_those_that_there_are() => ToolRun
        .Of("replay", RecordedFiles.PathOf("virtio-blk.hal"), "--with-defect", "nobody")
        .MustBeRefused("there is no defect 'nobody'. Allowed: refill-hint, ");
}
