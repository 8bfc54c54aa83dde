using Lockstep.Commands;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>One run of a scenario on the model and the subject.</summary>
internal sealed class LockstepRun(Scenario scenario, ISubjectFactory subjects, Tally? tally, IRunObserver? observer)
    : ScenarioRun(scenario, subjects, tally, observer)
{
    private readonly List<Difference> _differences = [];
    private State _state = State.Initial(scenario.Platform, scenario.Boots);

    protected override View Expected() => Model.Observe(_state);

    protected override List<Difference>? Execute(int step, Command command)
    {
        var (after, outcome) = Model.Step(_state, command);
        if (outcome.Answer.IsIdle)
            return null;
        (_state, Outcome) = (after, outcome);
        Observer?.Begins(step, StepBudget.WorkOf(outcome));
        Machine?.Begin(command, StepBudget.For(outcome));
        var answer = outcome.Answer;
        if (Vocabulary.Of(command).Actor == Actor.Guest)
            Machine!.RunByGuest(command);
        else if (!Subject.TryExecute(command, outcome.Answer, out answer, out var crash))
            return [crash];
        Answer = answer;
        Observer?.Answered(step, answer);
        return Subject.TryObserve(out var view, out var blind)
            ? Counted(command, outcome.Answer, Compare(command, outcome, answer, view))
            : [blind];
    }

    private List<Difference> Compare(Command command, Outcome outcome, Answer answer, View view)
    {
        View = view;
        var expected = Model.Observe(_state);
        _differences.Clear();
        Comparison.Answers(outcome.Answer, answer, _differences);
        if (_differences.Count == 0)
            ErrorTexts.Check(command, outcome, expected, answer.Text, _differences);
        Machine?.End(command, outcome, answer, view, _differences);
        Comparison.Views(expected, view, _differences);
        if (command is Maker maker && answer is { Succeeded: true, Value: { } address })
            Resolver.Record(maker, address);
        return _differences;
    }
}
