using MemoryModel.Ports;

namespace Lockstep.Subjects;

/// <summary>A system under test, as the judge sees it.</summary>
public interface ISubject
{
    /// <summary>Runs one resolved command: every place is an address, every optional field is present.</summary>
    /// <returns>The answer of the implementation; never throws.</returns>
    Answer Execute(Command command);

    /// <summary>Its observable state between two commands.</summary>
    View Observe();
}

/// <summary>Creates a subject for each run.</summary>
public interface ISubjectFactory
{
    /// <summary>The name of the implementation in reports.</summary>
    string Name { get; }

    /// <summary>Creates a subject on a platform.</summary>
    /// <param name="platform">The scenario's platform.</param>
    /// <param name="boots">Whether the scenario boots; otherwise the tracker exists from the start.</param>
    /// <param name="ports">The ports of the machine; unused by a bare allocator.</param>
    ISubject Create(Platform platform, bool boots, SubjectPorts ports);
}

/// <summary>The ports of the machine that a subject runs on.</summary>
/// <param name="Hypercalls">The hypervisor.</param>
/// <param name="PageTable">The guest's page table.</param>
/// <param name="Memory">Guest RAM.</param>
public sealed record SubjectPorts(IHypercalls Hypercalls, IPageTable PageTable, IGuestMemory Memory);
