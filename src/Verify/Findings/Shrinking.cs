using System.Diagnostics;
using Isolation;
using Lockstep.Scenarios;
using Lockstep.Shrinking;
using Verify.Display;

namespace Verify.Findings;

/// <summary>Shrinks a failing scenario for a limited time, and keeps the best so far.</summary>
/// <param name="judge">Runs candidates.</param>
/// <param name="time">The time limit.</param>
/// <param name="tell">Receives the progress in a line, about once per second.</param>
internal sealed class Shrinking(IJudge judge, TimeSpan time, Action<string> tell)
{
    /// <summary>The usual time limit.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = BetweenLines;
    private int _tries;

    /// <summary>Whether time ran out before the shortest scenario was found.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The shortest scenario that fails in the same way.</summary>
    /// <param name="scenario">The failing scenario.</param>
    /// <param name="found">How it fails.</param>
    /// <param name="stop">Requests an early end.</param>
    public Scenario Shrink(Scenario scenario, FoundStep found, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(time);
        var best = scenario;
        bool StillFails(Scenario candidate)
        {
            Tell(scenario, best);
            try
            {
                var report = judge.Run(new RunOrder(candidate), end.Token);
                if (report.Found is not { } other || !other.IsLike(found))
                    return false;
                best = candidate;
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        best = Shrinker.Minimise(scenario, StillFails, isOver: () => end.IsCancellationRequested).Scenario;
        IsCut = end.IsCancellationRequested;
        return best;
    }

    private void Tell(Scenario from, Scenario to)
    {
        _tries++;
        if (_clock.Elapsed < _next)
            return;
        _next = _clock.Elapsed + BetweenLines;
        tell($"{from.Commands.Length:N0} to {Wording.Count(to.Commands.Length, "command")} after "
            + $"{Wording.Count(_tries, "try", "tries")}, {_clock.Elapsed.TotalSeconds:0} of {time.TotalSeconds:0} s");
    }
}
