using System.Collections.Immutable;

namespace Generators;

/// <summary>Which scenarios are wanted.</summary>
public sealed record Recipe
{
    /// <summary>Every platform, with and without faults and boots.</summary>
    public static Recipe Any { get; } = new();

    /// <summary>The bare allocator alone.</summary>
    public static Recipe Allocator { get; } = new() { Hypervisors = [], AllocatorPercent = 100 };

    /// <summary>Every machine, no bare allocator.</summary>
    public static Recipe Machines { get; } = new() { AllocatorPercent = 0 };

    /// <summary>The hypervisors to choose from, each as likely as the others.</summary>
    public ImmutableArray<Hypervisor> Hypervisors { get; init; } = [.. Enum.GetValues<Hypervisor>()];

    /// <summary>How many scenarios of a hundred run on a bare allocator.</summary>
    public int AllocatorPercent { get; init; } = 12;

    /// <summary>How many machines of a hundred have a fault plan; of those that boot more.</summary>
    public int FaultPercent { get; init; } = 40;

    /// <summary>How many scenarios of a hundred on a machine boot.</summary>
    public int BootPercent { get; init; } = 33;

    /// <summary>The machines of one hypervisor.</summary>
    public static Recipe On(Hypervisor hypervisor) => Machines with { Hypervisors = [hypervisor] };

    /// <summary>The same without fault plans.</summary>
    public Recipe WithoutFaults() => this with { FaultPercent = 0 };

    /// <summary>The same without boots.</summary>
    public Recipe WithoutBoots() => this with { BootPercent = 0 };
}
