using MemoryModel.Ports;

namespace Properties.BadSubjects;

/// <summary>The production code with one defect, at its ports or in its answers.</summary>
/// <param name="name">The defect, as named in reports.</param>
internal sealed class BadSubject(string name) : ISubjectFactory
{
    public string Name => name;

    /// <summary>Wraps the hypervisor.</summary>
    public Func<IHypercalls, IHypercalls> Hypercalls { get; init; } = port => port;

    /// <summary>Wraps guest RAM.</summary>
    public Func<IGuestMemory, IGuestMemory> Memory { get; init; } = port => port;

    /// <summary>Wraps the production code.</summary>
    public Func<ISubject, SubjectPorts, ISubject> Subject { get; init; } = (subject, _) => subject;

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        var broken = ports with { Hypercalls = Hypercalls(ports.Hypercalls), Memory = Memory(ports.Memory) };
        return Subject(ProductionFactory.Instance.Create(platform, boots, broken), ports);
    }
}

/// <summary>Overrides the result of a hypercall if the delegate returns one.</summary>
internal sealed class BadHypercalls(IHypercalls port, Func<HypercallFunction, ulong, long?> answer) : IHypercalls
{
    public long Call(HypercallFunction function, ulong argument) =>
        answer(function, argument) ?? port.Call(function, argument);
}

/// <summary>Guest RAM with replaceable clearing and writing, and a further access before each read.</summary>
internal sealed class BadMemory(IGuestMemory port) : IGuestMemory
{
    public Action<IGuestMemory, MemoryRange>? Clear { get; init; }

    public Action<IGuestMemory, ulong, byte[]>? Store { get; init; }

    /// <summary>Runs before a read of so many bytes at an address.</summary>
    public Action<IGuestMemory, ulong, int>? BeforeLoad { get; init; }

    public void Read(ulong address, Span<byte> destination)
    {
        BeforeLoad?.Invoke(port, address, destination.Length);
        port.Read(address, destination);
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        if (Store is null)
            port.Write(address, source);
        else
            Store(port, address, source.ToArray());
    }

    public void Zero(MemoryRange range)
    {
        if (Clear is null)
            port.Zero(range);
        else
            Clear(port, range);
    }

    public void Flush(MemoryRange range) => port.Flush(range);
}

/// <summary>A subject with replaceable answers and views.</summary>
internal sealed class BadAnswers(ISubject subject) : ISubject
{
    /// <summary>Changes an answer, or returns one without executing the command.</summary>
    public Func<Command, Func<Answer>, Answer> Answer { get; init; } = (_, correct) => correct();

    public Func<View, View> View { get; init; } = correct => correct;

    public Answer Execute(Command command) => Answer(command, () => subject.Execute(command));

    public View Observe() => View(subject.Observe());
}
