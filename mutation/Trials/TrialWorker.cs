using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Shrinking;
using Lockstep.Subjects;
using Processes;
using Reference;

namespace Mutation.Trials;

/// <summary>
/// The work of a worker process on patched code: a search up to the first finding, which it shrinks, or the replay of
/// one scenario. It prints one report on one line.
/// </summary>
public sealed class TrialWorker(ISubjectFactory subjects, TextWriter output)
{
    // A scenario takes milliseconds.
    private static readonly RunLimits Limits = new(Busy: TimeSpan.FromSeconds(1), Idle: TimeSpan.FromSeconds(20));

    private readonly Stopwatch _clock = new();
    private int _reported;
    private long _commands;
    private TrialReport? _found;

    /// <summary>Runs generated scenarios up to the first finding, and shrinks it.</summary>
    public void Search(ulong seed, long maxCommands, string note)
    {
        using var dog = new Watchdog<Scenario>(Limits, DidNotEnd);
        using var file = File.OpenHandle(note, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        WarmUp(dog);
        _clock.Start();
        var count = 0L;
        foreach (var (property, scenario) in GeneratedScenarios.From(seed))
        {
            new ProgressNote(count++, _commands, _clock.Elapsed).Write(file);
            var result = Run(dog, scenario);
            if (result.Finding is { } finding)
            {
                Shrink(dog, property, scenario, finding);
                return;
            }

            _commands += result.Commands;
            if (_commands >= maxCommands)
                break;
        }

        Report(new TrialReport(TrialEnd.Held, Commands: _commands, Seconds: _clock.Elapsed.TotalSeconds));
    }

    /// <summary>Runs one scenario.</summary>
    public void Replay(Scenario scenario)
    {
        using var dog = new Watchdog<Scenario>(Limits, DidNotEnd);
        _clock.Start();
        var result = Run(dog, scenario);
        var text = ScenarioText.Print(scenario);
        var property = GeneratedScenarios.PropertyOf(scenario.Platform);
        Report(result.Finding is { } finding
            ? new TrialReport(
                TrialEnd.Found, property, finding.Kind, finding.Step, _clock.Elapsed.TotalSeconds, text, text)
            : new TrialReport(TrialEnd.Held, Commands: result.Commands, Seconds: _clock.Elapsed.TotalSeconds));
    }

    // Just-in-time compilation would count as time to detection. Only generators and the preparations of the judge are
    // warmed up: no command may run yet.
    [SuppressMessage("Design", "CA1031", Justification = "The search will meet whatever the patched code throws.")]
    private void WarmUp(Watchdog<Scenario> dog)
    {
        foreach (var (_, scenario) in GeneratedScenarios.From(0).Take(500))
        {
            try
            {
                Run(dog, scenario with { Commands = [] });
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private void Shrink(Watchdog<Scenario> dog, string property, Scenario scenario, Finding finding)
    {
        _clock.Stop();
        _commands += finding.Step;
        var text = ScenarioText.Print(scenario);
        _found = new TrialReport(
            TrialEnd.Found, property, finding.Kind, _commands, _clock.Elapsed.TotalSeconds, text, text);
        Shrinker.Minimise(scenario, candidate =>
        {
            if (Run(dog, candidate).Finding is not { } other || !other.IsLike(finding))
                return false;
            _found = _found with { Shrunk = ScenarioText.Print(candidate) };
            return true;
        });
        Report(_found);
    }

    private RunResult Run(Watchdog<Scenario> dog, Scenario scenario) =>
        dog.Run(scenario, it => Judge.Run(it, subjects));

    // Runs on the watchdog thread, while the hung thread never returns. Reports the finding as far as it is shrunk.
    private void DidNotEnd(Scenario scenario)
    {
        var text = ScenarioText.Print(scenario);
        Report(_found ?? new TrialReport(
            TrialEnd.DidNotEnd,
            GeneratedScenarios.PropertyOf(scenario.Platform),
            "did not end",
            _commands + scenario.Commands.Length,
            _clock.Elapsed.TotalSeconds,
            text,
            text));
        Environment.Exit(0);
    }

    private void Report(TrialReport report)
    {
        if (Interlocked.Exchange(ref _reported, 1) != 0)
            return;
        output.WriteLine(report.ToJson());
        output.Flush();
    }
}
