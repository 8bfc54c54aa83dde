using System.Diagnostics;
using Fuzz.Campaigning;
using Fuzz.Engines;
using Fuzz.Working;
using Properties.Strength;
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
        var start = new ProcessStartInfo(ToolProcess.Host, [Tool, .. Words(folder, engine)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = string.Empty;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((ExitCode.Usage, expected), (process.ExitCode, error));
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
        Assert.SkipWhen(MachineTool.Find(MachineTool.SearchPath, "afl-fuzz") is null, "afl-fuzz is not installed");
        CampaignHolds("afl");
    }

    [Fact]
    public void LibFuzzer_finds_the_canary_and_its_queue_is_read_by_the_embedded_engine()
    {
        using (var folder = new TemporaryFolder())
        {
            try
            {
                LibFuzzerDriver.Build(folder.Root, MachineTool.SearchPath);
            }
            catch (CampaignError error)
            {
                Assert.Skip(error.Message);
            }
        }

        CampaignHolds("libfuzzer");
    }

    private static string Tool => Path.Combine(AppContext.BaseDirectory, ToolProcess.Tool);

    private static void CampaignHolds(string engine)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Of(Words(folder, engine));

        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
        Assert.Contains("canary: the planted bug was found after", run.Output, StringComparison.Ordinal);
        var queue = new WorkerStore(folder.PathOf("granule-1")).Files(WorkerStore.Queue).ToArray();
        Assert.True(queue.Length > 4, $"{engine} left {queue.Length} inputs, and began with 4");

        var next = ToolRun.Of([.. Words(folder, "embedded"), "--executions", "100"]);

        Assert.Equal((ExitCode.Held, string.Empty), (next.Code, next.Error));
        Assert.Subset(
            new WorkerStore(folder.PathOf("granule-1")).Files(WorkerStore.Queue).ToHashSet(StringComparer.Ordinal),
            queue.ToHashSet(StringComparer.Ordinal));
    }

    private static string[] Words(TemporaryFolder folder, string engine) =>
    [
        "campaign", "--engine", engine, "--target", "granule", "--for", "3s", "--jobs", "1", "--seed", "1",
        "--out", folder.Root,
    ];
}
