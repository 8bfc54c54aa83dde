using Lockstep;
using Reference;

namespace Canary;

/// <summary>
/// The planted bug: production code that answers wrongly once it has seen four commands in an order of its own, each with
/// arguments of its own. By chance alone that takes hours; a search that sees each step as new coverage takes seconds.
/// </summary>
public sealed class CanarySubjects : ISubjectFactory
{
    /// <summary>The one there is; it keeps nothing.</summary>
    public static CanarySubjects Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "canary";

    /// <inheritdoc/>
    public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
        new CanarySubject(ProductionFactory.Instance.Create(platform, boots, ports));
}

/// <summary>One run of the planted bug.</summary>
/// <param name="inner">The code that it is planted in.</param>
internal sealed class CanarySubject(ISubject inner) : ISubject
{
    private int _stage;

    /// <inheritdoc/>
    public Answer Execute(Command command)
    {
        var answer = inner.Execute(command);
        return IsLast(command) && answer.Succeeded ? Answer.Fail(Error.OutOfMemory) : answer;
    }

    /// <inheritdoc/>
    public View Observe() => inner.Observe();

    // Each stage is a branch of its own, so that reaching it shows on the map.
    private bool IsLast(Command command)
    {
        switch (_stage)
        {
            case 0 when command is InitDynamicPool:
                _stage = 1;
                break;
            case 1 when command is DmaAllocate { Pages: 3 }:
                _stage = 2;
                break;
            case 2 when command is MapMmio:
                _stage = 3;
                break;
            case 3 when command is Allocate { Shape.Size: > 4096 }:
                return true;
        }

        return false;
    }
}
