using Fuzz.Engines;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Instrumentation;
using Fuzz.Storage;
using Processes;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Campaigns of AFL++ and libFuzzer, where the machine has them; what is said where it has not.</summary>
public sealed class OtherEngineTests
{
    [Theory]
    [InlineData(
        "afl",
        "verify: --engine afl needs afl-fuzz, which is not installed; install it: apt-get install afl++\n")]
    [InlineData(
        "libfuzzer",
        "verify: --engine libfuzzer needs clang, which is not installed; "
            + "install it: apt-get install clang libclang-rt-14-dev\n")]
    public void A_missing_tool_is_one_line_that_says_how_to_install_it(string engine, string expected)
    {
        using var folder = new TemporaryFolder();
        var words = CampaignRun.Words(folder.Root, "granule", "--engine", engine);
        var end = ChildProcess.Run(
            DotnetHost.With([Path.Combine(AppContext.BaseDirectory, ToolCommand.Tool), .. words])
                .WithEnvironmentVariables(new Dictionary<string, string?> { ["PATH"] = string.Empty }),
            TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Usage, expected), (end.Code, end.Error));
    }

    [Fact]
    public void A_clang_without_libFuzzer_is_one_line_that_says_how_to_install_it()
    {
        using var folder = new TemporaryFolder();
        var clang = folder.Write("clang", "#!/bin/sh\necho 'cannot find libclang_rt.fuzzer.a' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(clang, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var error = Assert.Throws<CampaignError>(() => LibFuzzerDriver.Build(folder.Root, folder.Root));

        Assert.Equal(
            $"verify: --engine libfuzzer needs the library of libFuzzer, which {clang} does not find; "
                + "install it: apt-get install clang libclang-rt-14-dev",
            error.Message);
    }

    [Fact]
    public void An_engine_that_nobody_knows_is_refused() =>
        ToolRun.Of("campaign", "--engine", "honggfuzz").MustBeRefused("embedded, afl, libfuzzer");

    [Fact]
    public void AFL_finds_the_canary_and_its_queue_is_read_by_the_embedded_engine()
    {
        Assert.SkipWhen(EngineProcess.Find(EngineProcess.SearchPath, "afl-fuzz") is null, "afl-fuzz is not installed");
        CampaignHolds("afl");
    }

    [Fact]
    public void LibFuzzer_finds_the_canary_and_its_queue_is_read_by_the_embedded_engine()
    {
        using (var folder = new TemporaryFolder())
        {
            try
            {
                LibFuzzerDriver.Build(folder.Root, EngineProcess.SearchPath);
            }
            catch (CampaignError error)
            {
                Assert.Skip(error.Message);
            }
        }

        CampaignHolds("libfuzzer");
    }

    private static void CampaignHolds(string engine)
    {
        using var folder = new TemporaryFolder();
        var run = CampaignRun.Of(folder.Root, "granule", "--engine", engine, "--for", "3s");

        run.MustHold();
        Assert.Contains("canary: the planted bug was found after", run.Output, StringComparison.Ordinal);
        var queue = CampaignRun.Queue(folder.PathOf("granule-1"));
        Assert.True(queue.Length > 4, $"{engine} left {queue.Length} inputs, and began with 4");

        CampaignRun.Of(folder.Root, "granule", "--executions", "100").MustHold();
        Assert.Subset(CampaignRun.Queue(folder.PathOf("granule-1")).ToHashSet(), queue.ToHashSet());
    }
}
