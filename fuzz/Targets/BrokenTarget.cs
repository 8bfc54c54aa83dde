using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>broken</c>: scenarios on production code with planted bugs. For <c>kill-9.sh</c> only, which needs findings that
/// must not be lost.
/// </summary>
internal sealed class BrokenTarget() : ScenarioTarget(new BrokenSubjects(), "broken")
{
    /// <summary>The production code with wrong results for unusual arguments.</summary>
    private sealed class BrokenSubjects : ISubjectFactory
    {
        public string Name => "broken on purpose";

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new Subject(ProductionFactory.Instance.Create(platform, boots, ports));
    }

    private sealed class Subject(ISubject inner) : ISubject
    {
        public Answer Execute(Command command)
        {
            var answer = inner.Execute(command);
            return answer.Value is { } address && IsUnusual(command) ? Answer.Address(address + 4096) : answer;
        }

        public View Observe() => inner.Observe();

        private static bool IsUnusual(Command command) => command
            is DmaAllocate { Pages: > 2 }
            or HeapAllocate { Shape.Alignment: > 1024 }
            or Allocate { Shape.Size: > 65536 };
    }
}
