using System.Diagnostics.CodeAnalysis;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>A subject of which whatever it throws, when it is made, run or observed, becomes a difference.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Whatever a subject throws is a finding.")]
internal sealed class GuardedSubject
{
    private readonly ISubject _subject;

    private GuardedSubject(ISubject subject) => _subject = subject;

    public static bool TryCreate(
        ISubjectFactory subjects,
        Scenario scenario,
        SubjectPorts ports,
        [NotNullWhen(true)] out GuardedSubject? subject,
        [NotNullWhen(false)] out Difference? failure)
    {
        (subject, failure) = (null, null);
        try
        {
            subject = new GuardedSubject(subjects.Create(scenario.Platform, scenario.Boots, ports));
            return true;
        }
        catch (Exception exception)
        {
            failure = Thrown(exception, "can be created");
            return false;
        }
    }

    public bool TryExecute(
        Command command, Answer? expected, out Answer answer, [NotNullWhen(false)] out Difference? failure)
    {
        (answer, failure) = (expected ?? Answer.Ok, null);
        try
        {
            answer = _subject.Execute(command);
            return true;
        }
        catch (StepBudgetExceededException exceeded)
        {
            failure = new Difference("steps", $"ends with {TextOf(expected)}", exceeded.Message)
            {
                Note = ProductionFrames.Of(exceeded),
            };
        }
        catch (Exception exception)
        {
            failure = Thrown(exception, TextOf(expected));
        }

        return false;
    }

    public bool TryObserve(out View view, [NotNullWhen(false)] out Difference? failure)
    {
        (view, failure) = (default, null);
        try
        {
            view = _subject.Observe();
            return true;
        }
        catch (Exception exception)
        {
            failure = Thrown(exception, "can be observed");
            return false;
        }
    }

    private static string TextOf(Answer? expected) =>
        expected is null ? "success or a typed error" : Wording.Of(expected);

    private static Difference Thrown(Exception exception, string expected) =>
        new("exception", expected, $"threw {exception.GetType().Name}: {exception.Message}")
        {
            Note = ProductionFrames.Of(exception),
        };
}
