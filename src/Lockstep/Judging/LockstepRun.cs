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
    private readonly Resolver _resolver = new();
    private readonly MachineRun? _machine;
    private readonly ISubject _subject;
    private State _state;
    private int _commands;
    private int _idle;

    public LockstepRun(Scenario scenario, ISubjectFactory subjects, Tally? tally)
    {
        _scenario = scenario;
        _tally = tally;
        var boots = scenario.Boots;
        _machine = scenario.Platform is Machine machine ? new MachineRun(machine, boots) : null;
        _state = State.Initial(scenario.Platform, boots);
        _subject = subjects.Create(scenario.Platform, boots, _machine?.Ports ?? MachineRun.NoPorts);
    }

    public RunResult Run()
    {
        for (var step = 0; step < _scenario.Commands.Length; step++)
        {
            var command = _scenario.Commands[step];
            var resolved = _resolver.Resolve(command);
            var differences = resolved is null ? null : Step(resolved);
            if (differences is null)
            {
                _idle++;
                _tally?.CountIdle();
            }
            else if (differences.Count > 0)
            {
                return End(new Finding(step + 1, command, resolved!, [.. differences]));
            }
        }

        return End(null);
    }

    /// <summary>Executes a command on both sides.</summary>
    /// <returns>The differences; null if the command is idle.</returns>
    private List<Difference>? Step(Command command)
    {
        if (command is HostAccess access)
            return _machine is null ? null : Counted(command, Answer.Ok, _machine.Perform(access));
        var (after, outcome) = Model.Step(_state, command);
        if (outcome.Answer.IsIdle)
            return null;
        _state = after;
        _machine?.Begin(command, outcome);
        var answer = outcome.Answer;
        if (Vocabulary.Of(command).Actor == Actor.Guest)
            _machine!.RunByGuest(command);
        else if (!TryExecute(command, out answer, out var crash))
            return [crash];
        return Counted(command, outcome.Answer, Compare(command, outcome, answer));
    }

    private List<Difference> Compare(Command command, Outcome outcome, Answer answer)
    {
        var view = _subject.Observe();
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

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a subject throws is a finding.")]
    private bool TryExecute(Command command, out Answer answer, [NotNullWhen(false)] out Difference? crash)
    {
        answer = Answer.Idle;
        crash = null;
        try
        {
            answer = _subject.Execute(command);
            return true;
        }
        catch (StepBudgetExceededException exceeded)
        {
            crash = new Difference("steps", "terminates", exceeded.Message);
        }
        catch (Exception exception)
        {
            crash = new Difference(
                "exception", "returns a typed error", $"threw {exception.GetType().Name}: {exception.Message}");
        }

        return false;
    }

    private RunResult End(Finding? finding)
    {
        _machine?.Clear();
        return new RunResult(finding, _commands, _idle, _machine?.Hypercalls ?? 0);
    }
}
