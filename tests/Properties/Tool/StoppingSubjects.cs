namespace Properties.Tool;

/// <summary>Simulates Ctrl-C while a given subject is created.</summary>
/// <param name="inner">The factory of the subjects.</param>
/// <param name="after">The number of subjects created before the stop.</param>
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
