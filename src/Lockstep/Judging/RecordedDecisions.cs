using System.Collections.Immutable;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>Records the answers of an implementation to allocations and compares them with a trace.</summary>
/// <param name="subjects">Creates the system under test.</param>
/// <param name="expected">The address of each allocation in the trace; null if out of memory.</param>
public sealed class RecordedDecisions(ISubjectFactory subjects, ImmutableArray<ulong?> expected)
    : ISubjectFactory
{
    /// <summary>The name of the comparison.</summary>
    public const string What = "recorded decision";

    private readonly List<ulong?> _answers = [];

    /// <inheritdoc/>
    public string Name => subjects.Name;

    /// <inheritdoc/>
    public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
        new Recorder(subjects.Create(platform, boots, ports), _answers);

    /// <summary>The first decision that differs from the trace, or null.</summary>
    /// <param name="scenario">The scenario that ran.</param>
    public Finding? FirstDifference(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var number = 0;
        while (number < expected.Length && number < _answers.Count && expected[number] == _answers[number])
            number++;
        if (number == expected.Length)
            return null;
        var answer = number < _answers.Count ? Print(_answers[number]) : "nothing";
        var step = StepOfAllocation(scenario, number);
        var command = scenario.Commands[step];
        return new Finding(
            step + 1, command, command, [new Difference(What, Print(expected[number]), answer)]);
    }

    private static int StepOfAllocation(Scenario scenario, int number) =>
        Enumerable.Range(0, scenario.Commands.Length)
            .Where(step => scenario.Commands[step] is Allocate)
            .ElementAt(number);

    private static string Print(ulong? address) => address is { } value ? $"0x{value:x}" : "no memory";

    private sealed class Recorder(ISubject subject, List<ulong?> answers) : ISubject
    {
        public Answer Execute(Command command)
        {
            var answer = subject.Execute(command);
            if (command is Allocate)
                answers.Add(answer.Value);
            return answer;
        }

        public View Observe() => subject.Observe();
    }
}
