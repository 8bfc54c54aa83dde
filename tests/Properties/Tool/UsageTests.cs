using Verify.Display;

namespace Properties.Tool;

/// <summary>Invalid command lines are one-line errors that state what is allowed.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--bogus", "--seed, --for, --granule")]
    [InlineData("frobnicate", "replay, shrink")]
    [InlineData("--seed", "--seed N")]
    [InlineData("--seed -1", "a whole number from 0 to 18446744073709551615")]
    [InlineData("--seed 18446744073709551616", "a whole number")]
    [InlineData("--seed 1 --seed 2", "--seed N")]
    [InlineData("--for 5", "500ms, 5s, 2m or 1h")]
    [InlineData("--for 25h", "up to 24h")]
    [InlineData("--for 99999999999s", "up to 24h")]
    [InlineData("--granule 3000", "power of two from 16 to 131072")]
    [InlineData("--granule 1MiB", "4KiB, 16KiB, 64KiB")]
    [InlineData("replay", "FILE...")]
    [InlineData("replay --platform xen a.hal", "pkvm, pkvm-android13, geniezone, gunyah")]
    [InlineData("replay --bogus a.hal", "--platform, --granule, --json")]
    [InlineData("--seed 3 replay a.hal", "--platform, --granule, --json")]
    [InlineData("shrink", "FILE")]
    [InlineData("shrink a b", "FILE")]
    public void Invalid_usage_prints_one_line_and_exits_with_code_2(string line, string allowed) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(allowed);

    [Fact]
    public void Output_folder_that_cannot_be_created_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Of("--for", "0s", "--out", folder.Write("file", "text"));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--seed")]
    [InlineData("replay --help", "--platform")]
    [InlineData("shrink --help", "FILE")]
    [InlineData("--version", ".")]
    public void Help_and_version_are_printed(string line, string part)
    {
        var run = ToolRun.Of(line.Split(' '));

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Empty(run.Error);
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }
}
