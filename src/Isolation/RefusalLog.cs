using Lockstep.Judging;
using Reference;

namespace Isolation;

/// <summary>Keeps the steps that answer with an error.</summary>
/// <param name="watch">Must know which step runs; null for none.</param>
internal sealed class RefusalLog(IRunObserver? watch) : IRunObserver
{
    private readonly List<RefusedStep> _steps = [];

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<RefusedStep> Steps => _steps;

    public void Begins(int step, int work) => watch?.Begins(step, work);

    public void Answered(int step, Answer answer)
    {
        if (!answer.Succeeded && !answer.IsIdle)
            _steps.Add(RefusedStep.Of(step, answer));
    }
}
