using Verify.Display;

namespace Properties.Tool;

/// <summary><c>verify replay</c> shows a failing file as it stands, by line, before the shortest scenario.</summary>
public sealed class FirstLookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "bad.scenario",
        "# comment\nplatform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\ninit-dynamic-pool\n\n"
            + "x = alloc 64 align 16\ntx-ring = dma-alloc 3 pages # broken\n",
        6,
        "tx-ring = dma-alloc 3 pages")]
    [InlineData("bad.hal", "share 0 64 Both\n\ndma_alloc 1 3 Both\nunshare 0\n", 3, "dma_alloc 1 3 Both")]
    public void Finding_names_the_line_of_the_file_first(string name, string text, int line, string command)
    {
        var file = _folder.Write(name, text);

        var run = ToolRun.With(new BrokenSubjects(), "replay", file);

        Assert.Equal(ExitCode.Found, run.Code);
        var parts = run.Output.Split("\nThe shortest scenario that fails alike:\n");
        Assert.Equal(2, parts.Length);
        Assert.Contains($"\n{file}:{line}: {command}\n", parts[0], StringComparison.Ordinal);
        Assert.Contains("    broken: 0x", parts[0], StringComparison.Ordinal);
        Assert.StartsWith("\nStep ", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_in_a_trace_names_its_line()
    {
        var file = _folder.Write(
            "other.trace",
            "trace order=32 seed=1\nadd 0x0 0x1000\n\nalloc 16 16 -> 0x0\nalloc 16 16 -> 0x20\nend\n");

        var run = ToolRun.Of("replay", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains($"\n{file}:5: alloc 16 16 -> 0x20\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Minimal_file_is_not_shown_twice()
    {
        var file = _folder.Write(
            "bad.scenario",
            "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\ninit-dynamic-pool\n"
                + "buffer = dma-alloc 1 page\n");

        var run = ToolRun.With(new BrokenSubjects(), "replay", file);

        Assert.Contains($"\n{file}:3: buffer = dma-alloc 1 page\n\nStep 2 of 2", run.Output, StringComparison.Ordinal);
    }
}
