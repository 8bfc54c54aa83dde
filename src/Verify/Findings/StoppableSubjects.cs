using Lockstep.Subjects;
using Reference;

namespace Verify.Findings;

/// <summary>
/// Creates no further subject once the tool was asked to stop, which ends shrinking between two attempts.
/// </summary>
/// <param name="subjects">Creates the system under test.</param>
/// <param name="stop">Requests an early stop.</param>
internal sealed class StoppableSubjects(ISubjectFactory subjects, CancellationToken stop) : ISubjectFactory
{
    public string Name => subjects.Name;

    /// <exception cref="OperationCanceledException">The tool was asked to stop.</exception>
    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        stop.ThrowIfCancellationRequested();
        return subjects.Create(platform, boots, ports);
    }
}
