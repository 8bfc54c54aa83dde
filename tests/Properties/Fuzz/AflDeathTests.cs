using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Instrumentation;
using Fuzz.Storage;
using Fuzz.Targets;
using Processes;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>An afl-fuzz that ends at once without a failing input; a script stands in for it.</summary>
public sealed class AflDeathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Starts => _folder.PathOf("starts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Target_that_dies_at_once_is_given_up_after_a_few_with_the_reason()
    {
        using var slot = SlotOf("[-] PROGRAM ABORT : Fork server crashed with signal 6");

        Assert.True(SpinWait.SpinUntil(() => Ended(slot), TimeSpan.FromMinutes(1)));

        Assert.Equal(
            $"{ShortLives.Most} workers in a row died before their 100th input; the last: "
                + "[-] PROGRAM ABORT : Fork server crashed with signal 6",
            slot.GaveUp);
        Assert.Equal(ShortLives.Most, File.ReadAllLines(Starts).Length);
    }

    [Fact]
    public void Fuzzer_that_refuses_to_run_is_an_error_of_the_machine()
    {
        using var slot = SlotOf("[-] PROGRAM ABORT : Pipe at the beginning of 'core_pattern'");

        var error = Assert.Throws<CampaignError>(() => SpinWait.SpinUntil(() => Ended(slot), TimeSpan.FromMinutes(1)));

        Assert.Contains("afl-fuzz failed: [-] PROGRAM ABORT : Pipe at the beginning", error.Message);
        Assert.Single(File.ReadAllLines(Starts));
    }

    [Fact]
    public void Campaign_whose_targets_die_at_once_ends_with_the_reason_and_does_not_hold()
    {
        WriteFuzzer("[-] PROGRAM ABORT : Fork server crashed with signal 6");
        var words = CampaignRun.Words(_folder.PathOf("campaign"), "layout", "--engine", "afl", "--for", "5m");
        var path = $"{_folder.Root}{Path.PathSeparator}{EngineProcess.SearchPath}";

        var end = ChildProcess.Run(
            DotnetHost.With([Path.Combine(AppContext.BaseDirectory, ToolCommand.Tool), .. words])
                .WithEnvironmentVariables(new Dictionary<string, string?> { ["PATH"] = path }),
            TimeSpan.FromMinutes(4),
            TestContext.Current.CancellationToken);

        Assert.True(end.Code == ExitCode.Found, $"exit code {end.Code}, with this output:\n{end.Output}{end.Error}");
        var reason = $"{ShortLives.Most} workers in a row died before their 100th input; the last: [-] PROGRAM ABORT";
        Assert.Contains($"\ncanary: gave up: {reason}", end.Output, StringComparison.Ordinal);
        Assert.Contains($"\nlayout: gave up: {reason}", end.Output, StringComparison.Ordinal);
        Assert.Contains("\nGave up on canary, layout: workers die at once. 0 findings", end.Output);
        Assert.Equal(2 * ShortLives.Most, File.ReadAllLines(Starts).Length);
    }

    private static bool Ended(AflSlot slot)
    {
        slot.Look();
        return slot.HasEnded;
    }

    private AflSlot SlotOf(string lastWords) => new(WriteFuzzer(lastWords), new WorkerPlace(
        new CampaignOrder(_folder.PathOf("campaign"), 7),
        new LayoutTarget(),
        new InstrumentedTool(_folder.PathOf("tool")),
        1,
        TimeSpan.FromMinutes(5),
        []));

    private string WriteFuzzer(string lastWords)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "AFL++ does not run on Windows.");
        var script = _folder.Write("afl-fuzz", $"#!/bin/sh\necho start >>'{Starts}'\necho \"{lastWords}\"\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return script;
    }
}
