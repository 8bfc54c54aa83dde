using System.Text;
using CliWrap;
using CliWrap.Buffered;
using Fuzz.Instrumentation;
using Processes;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Standard input as "-", and standard streams that are closed or full.</summary>
public sealed class StandardStreamTests
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, ToolCommand.Tool);

    [Theory]
    [InlineData("replay -", BrokenSubjects.Scenario)]
    [InlineData("replay -", "dma_alloc 0 1 Both\n")]
    [InlineData("replay -", "trace order=32 seed=1\nadd 0x0 0x1000\nend\n")]
    [InlineData("campaign --target scenario --replay -", "any bytes")]
    public async Task Standard_input_is_read(string arguments, string text)
    {
        var run = await Run(arguments, Encoding.UTF8.GetBytes(text));
        Assert.Equal((ExitCode.Held, string.Empty), (run.ExitCode, run.StandardError));
    }

    [Theory]
    [InlineData("replay -", "", "-:1: found an empty file, expected")]
    [InlineData("replay -", "platform pkvm\n", "-:1: found no 'granule N'")]
    [InlineData("coverage --report -", "<no", "-: expected a coverage report")]
    public async Task Bad_standard_input_is_refused_in_one_line(string arguments, string text, string expected)
    {
        var run = await Run(arguments, Encoding.UTF8.GetBytes(text));
        Assert.Equal((ExitCode.Usage, 1), (run.ExitCode, run.StandardError.Count(letter => letter == '\n')));
        Assert.StartsWith(expected, run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay missing 2>&-", ExitCode.Usage)]
    [InlineData("--for 0s --granule 64KiB 2>&-", ExitCode.Held)]
    [InlineData("replay missing >&- 2>&-", ExitCode.Usage)]
    [InlineData("--for 0s --granule 64KiB >/dev/full", ExitCode.Usage)]
    [InlineData("replay - <&-", ExitCode.Usage)]
    [InlineData("campaign --target layout --replay - <&-", ExitCode.Usage)]
    [InlineData("replay - </dev/null", ExitCode.Usage)]
    public async Task Closed_or_full_stream_does_not_crash_the_tool(string arguments, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has another shell.");
        var run = await Cli.Wrap("/bin/sh")
            .WithArguments(["-c", $"exec '{DotnetHost.FilePath}' '{Tool}' {arguments}"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, run.ExitCode);
        Assert.DoesNotContain("   at ", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_folder_for_temporary_files_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows names it otherwise.");
        using var folder = new TemporaryFolder();
        folder.Write("inputs/one", "1");
        var (from, to) = (folder.PathOf("inputs"), folder.PathOf("to"));
        var run = await DotnetHost.With([Tool, "corpus", "minimise", from, "--target", "layout", "--out", to])
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["TMPDIR"] = "/nowhere", ["HOME"] = null })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            (ExitCode.Usage,
                "verify: /nowhere/ is not a folder; expected one for temporary files; set TMPDIR to it\n"),
            (run.ExitCode, run.StandardError));
    }

    private static async Task<BufferedCommandResult> Run(string arguments, byte[] input) =>
        await DotnetHost.With([Tool, .. arguments.Split(' ')])
            .WithStandardInputPipe(PipeSource.FromBytes(input))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
