using System.Diagnostics.CodeAnalysis;
using Lockstep.Commands;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>One run of a scenario on a subject, up to the first difference from what is expected.</summary>
internal abstract class ScenarioRun
{
    private readonly Scenario _scenario;
    private readonly Tally? _tally;
    private readonly IStepObserver? _tracer;
    private readonly ISubjectFactory _subjects;
    private readonly ExpectationCheck _expected;
    private readonly List<IdleStep> _idle = [];
    private int _commands;

    protected ScenarioRun(Scenario scenario, ISubjectFactory subjects, Tally? tally, IRunObserver? observer)
    {
        (_scenario, _subjects, _tally, Observer) = (scenario, subjects, tally, observer);
        _tracer = observer as IStepObserver;
        _expected = new ExpectationCheck(scenario);
        Machine = scenario.Platform is Machine machine ? new MachineRun(machine, scenario.Boots) : null;
        if (_tracer is not null)
            Machine?.RecordReads();
    }

    /// <summary>Follows the run; optional.</summary>
    protected IRunObserver? Observer { get; }

    /// <summary>The machine; null for a bare allocator.</summary>
    protected MachineRun? Machine { get; }

    /// <summary>Resolves the commands.</summary>
    protected Resolver Resolver { get; } = new();

    /// <summary>The subject, from the first step on.</summary>
    protected GuardedSubject Subject { get; private set; } = null!;

    /// <summary>The predicted outcome of the current step; null if nothing predicts it.</summary>
    protected Outcome? Outcome { get; set; }

    /// <summary>The answer of the subject in the current step, if it gave one.</summary>
    protected Answer? Answer { get; set; }

    /// <summary>What was observed of the subject after the current step, if anything was.</summary>
    protected View? View { get; set; }

    /// <summary>Runs the scenario to its end or to the first difference.</summary>
    public RunResult Run()
    {
        // docs/assumptions.md: one-thread
        for (var step = 1; step <= _scenario.Commands.Length; step++)
        {
            var command = _scenario.Commands[step - 1];
            if (Subject is null && !TryCreate(step, out var refusal))
                return End(new Finding(step, command, command, [refusal]));
            (Outcome, Answer, View) = (null, null, null);
            // docs/assumptions.md: missing-results-are-idle
            var resolved = Resolver.Resolve(command);
            var differences = resolved is null ? null : Step(step, resolved);
            _expected.TakeExpected(differences);
            if (differences is null)
            {
                _idle.Add(new IdleStep(step, CauseOf(resolved)));
                _tally?.CountIdle();
            }

            var failed = differences is { Count: > 0 } ? differences : Unexpected(step, isIdle: differences is null);
            _tracer?.Saw(Trace(step, command, resolved, differences) with { Differences = failed });
            if (failed.Count > 0)
                return End(Found(step, command, resolved ?? command, failed));
        }

        return End(null);
    }

    /// <summary>Executes a resolved command of the firmware or the guest.</summary>
    /// <returns>The differences; null if the command is idle.</returns>
    protected abstract List<Difference>? Execute(int step, Command command);

    /// <summary>What would be observed of a correct subject after the current step, as far as it is known.</summary>
    protected abstract View Expected();

    /// <summary>Counts a command that ran; null if it did not.</summary>
    protected List<Difference>? Counted(Command command, Answer answer, List<Difference>? differences)
    {
        if (differences is null)
            return null;
        _commands++;
        _tally?.Count(command, answer);
        return differences;
    }

    private List<Difference>? Step(int step, Command command)
    {
        if (command is not HostAccess access)
            return Execute(step, command);
        if (Machine is null)
            return null;
        if (access.After is null)
            return Counted(access, Reference.Answer.Ok, Machine.Perform(access));

        // It counts once it has struck.
        Machine.Plan(access, step);
        return [];
    }

    private bool TryCreate(int step, [NotNullWhen(false)] out Difference? failure)
    {
        Observer?.Begins(step, 0);
        var ports = Machine?.Ports ?? MachineRun.NoPorts;
        var isCreated = GuardedSubject.TryCreate(_subjects, _scenario, ports, out var subject, out failure);
        Subject = subject!;
        return isCreated;
    }

    private IReadOnlyList<Difference> Unexpected(int step, bool isIdle)
    {
        var answer = isIdle ? Reference.Answer.Idle : Answer ?? Reference.Answer.Ok;
        return _expected.Of(step, answer) is { } difference ? [difference] : [];
    }

    private IdleCause CauseOf(Command? resolved) => resolved switch
    {
        null => IdleCause.Unresolved,
        HostAccess when Machine is not null => IdleCause.NothingVisible,
        _ => IdleCause.DoesNotApply,
    };

    private Finding Found(int step, Command command, Command resolved, IReadOnlyList<Difference> differences) =>
        new(step, command, resolved, [.. differences])
        {
            Context = FindingContext.Of(Outcome, Answer, Machine),
        };

    private StepTrace Trace(int step, Command command, Command? resolved, List<Difference>? differences)
    {
        var trace = new StepTrace(step, command, resolved, View ?? Expected())
        {
            Idle = differences is null ? CauseOf(resolved) : null,
            Expected = Outcome?.Answer,
            Actual = Answer,
            Differences = differences ?? [],
        };
        return differences is null || Machine is null || resolved is HostAccess { After: not null }
            ? trace
            : Machine.AddTo(trace, Outcome);
    }

    private RunResult End(Finding? finding)
    {
        Machine?.Clear();
        foreach (var access in Machine?.Struck ?? [])
            Counted(access, Reference.Answer.Ok, []);
        foreach (var missed in Machine?.Missed ?? [])
        {
            _idle.Add(missed);
            _tally?.CountIdle();
        }

        return new RunResult(finding ?? _expected.AtEnd(_idle), _commands, _idle.Count, Machine?.Hypercalls ?? 0)
        {
            IdleSteps = _idle.Count == 0 ? [] : [.. _idle.OrderBy(idle => idle.Step)],
        };
    }
}
