using Lockstep.Subjects;
using Reference;

namespace Verify.Findings;

/// <summary>
/// Refuses to make a further subject once the tool was asked to stop: shrinking ends between two tries.
/// </summary>
/// <param name="subjects">Makes the implementation under test.</param>
/// <param name="stop">Asks for an early end.</param>
internal sealed class StoppableSubjects(ISubjectFactory subjects, CancellationToken stop) : ISubjectFactory
{
    /// <inheritdoc/>
    public string Name => subjects.Name;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The tool was asked to stop.</exception>
    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        stop.ThrowIfCancellationRequested();
        return subjects.Create(platform, boots, ports);
    }
}
