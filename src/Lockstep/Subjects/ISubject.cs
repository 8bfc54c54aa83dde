using MemoryModel.Ports;

namespace Lockstep.Subjects;

/// <summary>An implementation under test, as the judge sees it.</summary>
public interface ISubject
{
    /// <summary>Runs one resolved command: every place is an address, every optional field is given.</summary>
    /// <returns>What the implementation answered; it never throws.</returns>
    Answer Execute(Command command);

    /// <summary>All that can be asked of it between two commands.</summary>
    View Observe();
}

/// <summary>Makes subjects; one is made for each run.</summary>
public interface ISubjectFactory
{
    /// <summary>What reports call the implementation.</summary>
    string Name { get; }

    /// <summary>A subject on a platform.</summary>
    /// <param name="platform">The scenario's platform.</param>
    /// <param name="boots">Whether the scenario has a boot of its own; otherwise the tracker stands at once.</param>
    /// <param name="ports">What the machine offers; a bare allocator uses none of it.</param>
    ISubject Create(Platform platform, bool boots, SubjectPorts ports);
}

/// <summary>The ports of the machine that a subject runs on.</summary>
/// <param name="Hypercalls">The hypervisor.</param>
/// <param name="PageTable">The guest's page table.</param>
/// <param name="Memory">Guest RAM.</param>
public sealed record SubjectPorts(IHypercalls Hypercalls, IPageTable PageTable, IGuestMemory Memory);
