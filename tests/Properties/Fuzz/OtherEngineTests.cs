using Fuzz.Engines;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Instrumentation;
using Fuzz.Storage;
using Lockstep.Subjects;
using Processes;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Campaigns of AFL++ and libFuzzer if they are installed, and the message if they are not.</summary>
public sealed class OtherEngineTests
{
    // A campaign ends at its first new input, within seconds on an idle machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(
        "afl",
        "verify: afl needs afl-fuzz, which is not installed; install it: apt-get install afl++\n")]
    [InlineData(
        "libfuzzer",
        "verify: --engine libfuzzer needs clang, which is not installed; "
            + "install it: apt-get install clang libclang-rt-14-dev\n")]
    public void Missing_fuzzer_is_reported_with_how_to_install_it(string engine, string expected)
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
    public void Clang_without_libFuzzer_is_reported_with_how_to_install_it()
    {
        using var folder = new TemporaryFolder();
        var clang = folder.Write("clang", "#!/bin/sh\necho 'cannot find libclang_rt.fuzzer.a' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(clang, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var error = Assert.Throws<CampaignError>(() => LibFuzzerDriver.Build(folder.Root, folder.Root));

        Assert.Equal(
            $"verify: --engine libfuzzer needs libFuzzer's library, which {clang} does not find; "
                + "install it: apt-get install clang libclang-rt-14-dev",
            error.Message);
    }

    [Fact]
    public void Unknown_engine_is_refused() =>
        ToolRun.Of("campaign", "--engine", "honggfuzz").MustBeRefused("embedded, afl, libfuzzer");

    [Fact]
    public void Campaign_of_AFL_finds_the_canary_and_the_embedded_engine_resumes_it()
    {
        Assert.SkipWhen(EngineProcess.Find(EngineProcess.SearchPath, "afl-fuzz") is null, "afl-fuzz is not installed");
        CampaignHolds("afl");
    }

    [Fact]
    public void Campaign_of_libFuzzer_finds_the_canary_and_the_embedded_engine_resumes_it()
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
        var worker = folder.PathOf("granule-1");
        var words = CampaignRun.Words(folder.Root, "granule", "--engine", engine, "--for", "1h");
        using var stop = new CancellationTokenSource(Limit);
        var search = Task.Run(() => ToolRun.With(ProductionFactory.Instance, stop.Token, words));
        while (!search.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (HasNewInput(worker))
                stop.Cancel();
        }

        search.Result.MustHold();
        Assert.Contains(
            "canary: the planted bug was found after", search.Result.Output, StringComparison.Ordinal);
        Assert.True(HasNewInput(worker), $"{engine} found no new input in {Limit}");
        var queue = CampaignRun.Queue(worker);

        CampaignRun.Of(folder.Root, "granule", "--executions", "100").MustHold();
        Assert.Subset(CampaignRun.Queue(worker).ToHashSet(), queue.ToHashSet());
    }

    // AFL++ copies seeds to its queue; libFuzzer saves only inputs with features that no seed has.
    private static bool HasNewInput(string worker) => new WorkerFolder(worker).Files(WorkerFolder.Queue)
        .Any(file => !file.Contains(",orig:", StringComparison.Ordinal));
}
