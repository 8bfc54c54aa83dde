using Lockstep.Production;

namespace Lockstep.Subjects;

/// <summary>The production code as a subject.</summary>
public sealed class ProductionFactory : ISubjectFactory
{
    /// <summary>The stateless singleton.</summary>
    public static ProductionFactory Instance { get; } = new();

    /// <inheritdoc/>
    public string Name { get; } =
        PatchedProduction.Defect is { } defect ? $"production with {defect}" : "production";

    /// <inheritdoc/>
    public ISubject Create(Platform platform, bool boots, SubjectPorts ports) => platform switch
    {
        AllocatorPlatform allocator => new ProductionAllocator(allocator.Smallest),
        Machine machine => new ProductionMachine(
            new Firmware(machine, boots, ports.Hypercalls, ports.PageTable, ports.Memory)),
        _ => throw new ArgumentException($"unknown platform {platform}", nameof(platform)),
    };
}
