using System.Collections.Concurrent;
using System.Diagnostics;
using Processes;

namespace Properties.Processes;

/// <summary>The watchdog over runs in the same process.</summary>
public sealed class WatchdogTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly BlockingCollection<string> _hung = [];
    private readonly CancellationTokenSource _release = new();

    public void Dispose()
    {
        _release.Dispose();
        _hung.Dispose();
    }

    [Fact]
    public void Busy_run_past_its_limit_is_reported_once()
    {
        using var dog = new Watchdog<string>(new RunLimits(TimeSpan.FromSeconds(0.5), Patience), _hung.Add);
        for (var run = 0; run < 100; run++)
            dog.Run($"quick {run}", item => Work(item, TimeSpan.FromMilliseconds(10)));

        dog.Run("endless", item => Work(item, Patience));

        Assert.Equal("endless", Assert.Single(_hung));
    }

    [Fact]
    public void Run_that_only_waits_is_reported()
    {
        using var dog = new Watchdog<string>(
            new RunLimits(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), _hung.Add);

        Assert.Equal("stuck", dog.Run("stuck", _ => _hung.TryTake(out var hung, Patience) ? hung : null));
    }

    [Fact]
    public async Task Busy_run_does_not_make_a_waiting_run_hang()
    {
        using var dog = new Watchdog<string>(new RunLimits(TimeSpan.FromSeconds(0.3), Patience), _hung.Add);
        var stop = TestContext.Current.CancellationToken;
        var busy = Task.Run(() => dog.Run("busy", item => Work(item, Patience)), stop);

        // Ten threads share the processor: the waiting ones end within their limit.
        var waiting = Enumerable.Range(0, 9).Select(number => Task.Run(
            () => dog.Run($"waiting {number}", item => Wait(item, TimeSpan.FromSeconds(0.5))), stop));
        await Task.WhenAll([busy, .. waiting]);

        Assert.Equal("busy", Assert.Single(_hung));
    }

    [Fact]
    public void Run_that_throws_is_no_longer_watched()
    {
        using var dog = new Watchdog<string>(
            new RunLimits(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.2)), _hung.Add);

        Assert.Throws<InvalidOperationException>(
            () => dog.Run<int>("throws", _ => throw new InvalidOperationException()));

        Assert.False(_hung.TryTake(out _, TimeSpan.FromSeconds(1)));
    }

    // Spins until a hang is reported, or for the given time.
    private string Work(string item, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time && _hung.Count == 0)
            Thread.SpinWait(1000);
        return item;
    }

    private static string Wait(string item, TimeSpan time)
    {
        Thread.Sleep(time);
        return item;
    }
}
