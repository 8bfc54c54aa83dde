using Lockstep.Commands;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>
/// One run of a scenario on a hostile machine. Nothing predicts what the subject does: each operation must end with
/// success or a typed error, and the safety monitor must have nothing against it. The host acts at every access.
/// </summary>
internal sealed class HostileRun(Scenario scenario, ISubjectFactory subjects, Tally? tally, IRunObserver? observer)
    : ScenarioRun(scenario, subjects, tally, observer)
{
    private readonly int _budget = StepBudget.Unpredicted((Machine)scenario.Platform);
    private View _last = Reference.View.Nothing;

    protected override View Expected() => _last;

    protected override List<Difference>? Execute(int step, Command command)
    {
        Observer?.Begins(step, 0);
        Machine!.Begin(command, _budget);
        var answer = Reference.Answer.Ok;
        if (Vocabulary.Of(command).Actor == Actor.Guest)
            Machine.RunByGuest(command);
        else if (!Subject.TryExecute(command, null, out answer, out var crash))
            return [crash];
        if (answer.IsIdle)
            return null;
        Answer = answer;
        Observer?.Answered(step, answer);
        if (!Subject.TryObserve(out var view, out var blind))
            return [blind];
        View = _last = view;
        var differences = new List<Difference>();
        Machine.End(command, null, answer, view, differences);
        if (command is Maker maker && answer is { Succeeded: true, Value: { } address })
            Resolver.Record(maker, address);
        return Counted(command, answer, differences);
    }
}
