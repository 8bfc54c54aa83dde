using Properties.House;
using Verify.Display;

namespace Properties.Tool;

/// <summary>A file in no format is reported in one line with its name, the line and what was expected.</summary>
public sealed class BadFileTests
{
    private const string Garbage = "\0\u0001\u0002\0";

    public static TheoryData<string, string, int, string> Files => new()
    {
        { "cut.hal", "dma_alloc 0 1 Both\ndma_al", 2, "truncated" },
        { "cut.trace", "trace order=32 seed=1\nadd 0x0 0x1000\n", 2, "truncated" },
        { "wrong.hal", "trace order=32 seed=1\nend\n", 1, "a HAL call" },
        { "wrong.trace", "dma_alloc 0 1 Both\n", 1, "trace order=32" },
        { "wrong.scenario", "dma_alloc 0 1 Both\n", 1, "platform" },
        { "costly.scenario", "platform allocator smallest 16\n\nguest writes 1GiB bytes at a\n", 3, "65536 bytes" },
        { "binary.hal", "dma_alloc 0 1 Both\n" + Garbage, 2, "binary" },
        { "binary.trace", Garbage, 1, "binary" },
        { "binary.scenario", Garbage, 1, "binary" },
        { "line\nend.hal", "no", 1, "truncated" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Unreadable_file_is_reported_with_its_line_and_what_was_expected(
        string name, string text, int line, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);

        AssertRefused("replay", folder.PathOf(name), line, expected);
        AssertRefused("shrink", folder.PathOf(name), line, expected);
    }

    [Fact]
    public void Each_unreadable_file_gets_one_line_and_nothing_runs()
    {
        using var folder = new TemporaryFolder();
        var fine = folder.Write("fine.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.Of("replay", folder.PathOf("one.hal"), fine, folder.PathOf("two.hal"));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Equal(2, run.Error.TrimEnd('\n').Split('\n').Length);
    }

    private static void AssertRefused(string verb, string path, int line, string expected)
    {
        var run = ToolRun.Of(verb, path);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.StartsWith($"{path.Replace('\n', '?')}:{line}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("expected", run.Error, StringComparison.Ordinal);
    }
}
