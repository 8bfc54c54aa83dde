using Lockstep.Subjects;

namespace Properties.Tool;

/// <summary>Stands for a person who presses Ctrl-C while a certain subject is being made.</summary>
/// <param name="inner">What makes them.</param>
/// <param name="after">How many subjects are made before.</param>
internal sealed class StoppingSubjects(ISubjectFactory inner, int after) : ISubjectFactory, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _made;

    public string Name => inner.Name;

    public CancellationToken Stop => _stop.Token;

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        if (Interlocked.Increment(ref _made) > after)
            _stop.Cancel();
        return inner.Create(platform, boots, ports);
    }

    public void Dispose() => _stop.Dispose();
}
