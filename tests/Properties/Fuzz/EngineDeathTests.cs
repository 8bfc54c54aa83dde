using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Storage;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>An afl-fuzz or a libFuzzer that ends at once without a failing input; a script stands in for it.</summary>
public sealed class EngineDeathTests : IDisposable
{
    private const string Afl = "afl";
    private const string LibFuzzer = "libfuzzer";
    private const string ForkServer = "[-] PROGRAM ABORT : Fork server crashed with signal 6";
    private const string CorePattern = "[-] PROGRAM ABORT : Pipe at the beginning of 'core_pattern'";
    private const string EndedFirst = "driver ABORT: the target ended before its first input: No child processes";
    private const string NoMemory = "driver ABORT: cannot create shared memory: No space left on device";

    private readonly DyingFuzzer _fuzzer = new();

    public void Dispose() => _fuzzer.Dispose();

    [Theory]
    [InlineData(Afl, ForkServer, "exit 1")]
    [InlineData(LibFuzzer, EndedFirst, "exit 1")]
    [InlineData(LibFuzzer, "Killed", "kill -9 $$")]
    public void Target_that_dies_at_once_is_given_up_after_a_few_with_the_reason(
        string engine, string reason, string end)
    {
        using var slot = SlotOf(engine, reason, end);

        Assert.True(SpinWait.SpinUntil(() => Ended(slot), TimeSpan.FromMinutes(1)));

        Assert.StartsWith($"{ShortLives.Most} workers in a row died before their 100th input; the last: ", slot.GaveUp);
        Assert.Contains(reason, slot.GaveUp, StringComparison.Ordinal);
        Assert.Equal(ShortLives.Most, _fuzzer.Starts);
    }

    [Theory]
    [InlineData(Afl, CorePattern, "afl-fuzz failed: [-] PROGRAM ABORT : Pipe at the beginning")]
    [InlineData(LibFuzzer, NoMemory, "libFuzzer failed: driver ABORT: cannot create shared memory")]
    public void Fuzzer_that_refuses_to_run_is_an_error_of_the_machine(string engine, string lastWords, string message)
    {
        using var slot = SlotOf(engine, lastWords, "exit 1");

        var error = Assert.Throws<CampaignError>(() => SpinWait.SpinUntil(() => Ended(slot), TimeSpan.FromMinutes(1)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _fuzzer.Starts);
    }

    [Theory]
    [InlineData(Afl, ForkServer)]
    [InlineData(LibFuzzer, EndedFirst)]
    public void Campaign_whose_targets_die_at_once_ends_with_the_reason_and_does_not_hold(
        string engine, string lastWords)
    {
        var script = _fuzzer.Write(engine == Afl ? "afl-fuzz" : "driver", lastWords);
        if (engine == LibFuzzer)
            _fuzzer.WriteCompilerOf(script);

        var end = _fuzzer.RunCampaign(engine);

        Assert.True(end.Code == ExitCode.Found, $"exit code {end.Code}, with this output:\n{end.Output}{end.Error}");
        var reason = $"{ShortLives.Most} workers in a row died before their 100th input; the last: {lastWords}";
        Assert.Contains($"\ncanary: gave up: {reason}", end.Output, StringComparison.Ordinal);
        Assert.Contains($"\nlayout: gave up: {reason}", end.Output, StringComparison.Ordinal);
        Assert.Contains("\nGave up on canary, layout: workers die at once. 0 findings", end.Output);
        Assert.Equal(2 * ShortLives.Most, _fuzzer.Starts);
    }

    private static bool Ended(IWorkerSlot slot)
    {
        slot.Look();
        return slot.HasEnded;
    }

    private IWorkerSlot SlotOf(string engine, string lastWords, string end)
    {
        var script = _fuzzer.Write("fuzzer", lastWords, end);
        return engine == Afl ? new AflSlot(script, _fuzzer.Place) : new LibFuzzerSlot(script, _fuzzer.Place);
    }
}
