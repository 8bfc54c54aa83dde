using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Isolation;
using Processes;

namespace Properties.Suite;

/// <summary>
/// Runs scenarios in lockstep under watch, on threads of their own: a step that does not end becomes a finding, and its
/// thread is abandoned. (The tool runs them in a process of its own, which costs what a property cannot afford.)
/// </summary>
/// <param name="limits">The limits of a step without predicted work.</param>
internal sealed class WatchedJudge(RunLimits limits) : IDisposable
{
    /// <summary>What differs at a step that does not end.</summary>
    public const string Endless = "endless step";

    /// <summary>What differs where every scenario is slow.</summary>
    public const string Slow = "slow";

    /// <summary>The number of slow scenarios in a row that are a finding: a long recording or two are not.</summary>
    private const int MostSlow = 10;

    private readonly Watchdog<Errand> _dog = new(limits, errand => errand.Abandon(limits.Busy));
    private readonly ConcurrentBag<Lane> _idle = [];

    /// <summary>
    /// The CPU time of a slow scenario. Others take a millisecond, which no load and no test beside it makes hundreds.
    /// </summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>As <see cref="Judge.Run"/>.</summary>
    public RunResult Run(Scenario scenario, ISubjectFactory subjects, Tally? tally)
    {
        var lane = _idle.TryTake(out var idle) ? idle : new Lane();
        var errand = new Errand(scenario);
        var before = Environment.CpuUsage.TotalTime;
        lane.Post(() => errand.Complete(() => _dog.Run(
            errand, (it, clock) => Judge.Run(scenario, subjects, tally, it.Follow(clock)))));
        var result = errand.Result;
        if (errand.IsAbandoned)
            return result;
        lane.SlowRuns = Environment.CpuUsage.TotalTime - before < SlowTime ? 0 : lane.SlowRuns + 1;
        _idle.Add(lane);
        return lane.SlowRuns < MostSlow || scenario.Commands.IsEmpty
            ? result
            : result with { Finding = SlowAt(scenario) };
    }

    public void Dispose()
    {
        _dog.Dispose();
        foreach (var lane in _idle)
            lane.Dispose();
    }

    private Finding SlowAt(Scenario scenario)
    {
        var last = scenario.Commands[^1];
        var difference = new Difference(
            Slow,
            "takes milliseconds",
            $"this and the {MostSlow - 1} before it took more than {SlowTime.TotalSeconds} s of CPU time each");
        return new Finding(scenario.Commands.Length, last, last, [difference]);
    }

    private sealed class Errand(Scenario scenario) : IRunObserver
    {
        private readonly TaskCompletionSource<RunResult> _result = new();
        private StepClock? _clock;
        private volatile int _step = 1;

        public RunResult Result => _result.Task.GetAwaiter().GetResult();

        public bool IsAbandoned { get; private set; }

        public Errand Follow(StepClock clock)
        {
            _clock = clock;
            return this;
        }

        public void Begins(int step, int work)
        {
            _step = step;
            _clock!.Begin(StepLimits.AllowanceFor(work));
        }

        [SuppressMessage("Design", "CA1031", Justification = "It is thrown again where the result is awaited.")]
        public void Complete(Func<RunResult> run)
        {
            try
            {
                _result.TrySetResult(run());
            }
            catch (Exception error)
            {
                _result.TrySetException(error);
            }
        }

        public void Abandon(TimeSpan busy)
        {
            IsAbandoned = true;
            var (step, command) = (_step, scenario.Commands[_step - 1]);
            var difference = new Difference(
                Endless,
                $"ends within {busy.TotalSeconds:0.#} s of CPU time, and more for predicted work",
                "does not end");
            _result.TrySetResult(new RunResult(new Finding(step, command, command, [difference]), step - 1, 0, 0));
        }
    }
}
