using System.Diagnostics.CodeAnalysis;
using Lockstep.Commands;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>One run of a scenario on the model and the subject.</summary>
internal sealed class LockstepRun
{
    private readonly Scenario _scenario;
    private readonly Tally? _tally;
    private readonly IRunObserver? _observer;
    private readonly IStepObserver? _tracer;
    private readonly Resolver _resolver = new();
    private readonly MachineRun? _machine;
    private readonly ISubjectFactory _subjects;
    private readonly List<IdleStep> _idle = [];
    private readonly ExpectationCheck _expected;
    private GuardedSubject? _subject;
    private State _state;
    private int _commands;

    // Of the current step.
    private Outcome? _outcome;
    private Answer? _answer;
    private View? _view;

    public LockstepRun(Scenario scenario, ISubjectFactory subjects, Tally? tally, IRunObserver? observer)
    {
        (_scenario, _subjects, _tally, _observer) = (scenario, subjects, tally, observer);
        _tracer = observer as IStepObserver;
        _expected = new ExpectationCheck(scenario);
        _machine = scenario.Platform is Machine machine ? new MachineRun(machine, scenario.Boots) : null;
        _state = State.Initial(scenario.Platform, scenario.Boots);
    }

    public RunResult Run()
    {
        // docs/assumptions.md: one-thread
        for (var step = 1; step <= _scenario.Commands.Length; step++)
        {
            var command = _scenario.Commands[step - 1];
            if (_subject is null && !TryCreate(step, out var refusal))
                return End(new Finding(step, command, command, [refusal]));
            (_outcome, _answer, _view) = (null, null, null);
            // docs/assumptions.md: missing-results-are-idle
            var resolved = _resolver.Resolve(command);
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

    /// <summary>Executes a command on both sides.</summary>
    /// <returns>The differences; null if the command is idle.</returns>
    private List<Difference>? Step(int step, Command command)
    {
        if (command is HostAccess access)
            return _machine is null ? null : StepOfHost(step, access);
        var (after, outcome) = Model.Step(_state, command);
        if (outcome.Answer.IsIdle)
            return null;
        (_state, _outcome) = (after, outcome);
        _observer?.Begins(step, StepBudget.WorkOf(outcome));
        _machine?.Begin(command, outcome);
        var answer = outcome.Answer;
        if (Vocabulary.Of(command).Actor == Actor.Guest)
            _machine!.RunByGuest(command);
        else if (!_subject!.TryExecute(command, outcome.Answer, out answer, out var crash))
            return [crash];
        _answer = answer;
        _observer?.Answered(step, answer);
        return _subject!.TryObserve(out var view, out var blind)
            ? Counted(command, outcome.Answer, Compare(command, outcome, answer, view))
            : [blind];
    }

    // A planned access counts once it has struck.
    private List<Difference>? StepOfHost(int step, HostAccess access)
    {
        if (access.After is null)
            return Counted(access, Answer.Ok, _machine!.Perform(access));
        _machine!.Plan(access, step);
        return [];
    }

    private List<Difference> Compare(Command command, Outcome outcome, Answer answer, View view)
    {
        _view = view;
        var expected = Model.Observe(_state);
        var differences = new List<Difference>();
        Comparison.Answers(outcome.Answer, answer, differences);
        if (differences.Count == 0)
            ErrorTexts.Check(command, outcome, expected, answer.Text, differences);
        _machine?.End(command, outcome, answer, view, differences);
        Comparison.Views(expected, view, differences);
        if (command is Maker maker && answer is { Succeeded: true, Value: { } address })
            _resolver.Record(maker, address);
        return differences;
    }

    private List<Difference>? Counted(Command command, Answer answer, List<Difference>? differences)
    {
        if (differences is null)
            return null;
        _commands++;
        _tally?.Count(command, answer);
        return differences;
    }

    private bool TryCreate(int step, [NotNullWhen(false)] out Difference? failure)
    {
        _observer?.Begins(step, 0);
        var ports = _machine?.Ports ?? MachineRun.NoPorts;
        return GuardedSubject.TryCreate(_subjects, _scenario, ports, out _subject, out failure);
    }

    private IReadOnlyList<Difference> Unexpected(int step, bool isIdle) =>
        _expected.Of(step, isIdle ? Answer.Idle : _answer ?? Answer.Ok) is { } difference ? [difference] : [];

    private IdleCause CauseOf(Command? resolved) => resolved switch
    {
        null => IdleCause.Unresolved,
        HostAccess when _machine is not null => IdleCause.NothingVisible,
        _ => IdleCause.DoesNotApply,
    };

    private Finding Found(int step, Command command, Command resolved, IReadOnlyList<Difference> differences) =>
        new(step, command, resolved, [.. differences])
        {
            Context = FindingContext.Of(_outcome, _answer, _machine),
        };

    private StepTrace Trace(int step, Command command, Command? resolved, List<Difference>? differences)
    {
        var trace = new StepTrace(step, command, resolved, _view ?? Model.Observe(_state))
        {
            Idle = differences is null ? CauseOf(resolved) : null,
            Expected = _outcome?.Answer,
            Actual = _answer,
            Differences = differences ?? [],
        };
        return differences is null || _machine is null || resolved is HostAccess { After: not null }
            ? trace
            : _machine.AddTo(trace, _outcome);
    }

    private RunResult End(Finding? finding)
    {
        _machine?.Clear();
        foreach (var access in _machine?.Struck ?? [])
            Counted(access, Answer.Ok, []);
        foreach (var missed in _machine?.Missed ?? [])
        {
            _idle.Add(missed);
            _tally?.CountIdle();
        }

        return new RunResult(finding ?? _expected.AtEnd(_idle), _commands, _idle.Count, _machine?.Hypercalls ?? 0)
        {
            IdleSteps = _idle.Count == 0 ? [] : [.. _idle.OrderBy(idle => idle.Step)],
        };
    }
}
