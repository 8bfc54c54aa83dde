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

    private readonly Watchdog<Errand> _dog = new(limits, errand => errand.Abandon(limits.Busy));
    private readonly ConcurrentBag<Lane> _idle = [];

    /// <summary>As <see cref="Judge.Run"/>.</summary>
    public RunResult Run(Scenario scenario, ISubjectFactory subjects, Tally? tally)
    {
        var lane = _idle.TryTake(out var idle) ? idle : new Lane();
        var errand = new Errand(scenario);
        lane.Post(() => errand.Complete(() => _dog.Run(
            errand, (it, clock) => Judge.Run(scenario, subjects, tally, it.Follow(clock)))));
        var result = errand.Result;
        if (!errand.IsAbandoned)
            _idle.Add(lane);
        return result;
    }

    public void Dispose()
    {
        _dog.Dispose();
        foreach (var lane in _idle)
            lane.Dispose();
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
