using System.Collections.Immutable;

namespace Generators;

/// <summary>The distribution of generated scenarios.</summary>
public sealed record Recipe
{
    /// <summary>All platforms, with and without faults and boots.</summary>
    public static Recipe Any { get; } = new();

    /// <summary>The bare allocator only.</summary>
    public static Recipe Allocator { get; } = new() { Hypervisors = [], AllocatorPercent = 100 };

    /// <summary>All machines, no bare allocator.</summary>
    public static Recipe Machines { get; } = new() { AllocatorPercent = 0 };

    /// <summary>Hostile machines only.</summary>
    public static Recipe Hostile { get; } = Machines with { IsHostile = true };

    /// <summary>The hypervisors to choose from, with equal probability.</summary>
    public ImmutableArray<Hypervisor> Hypervisors { get; init; } = [.. Enum.GetValues<Hypervisor>()];

    /// <summary>The percentage of scenarios that run on a bare allocator.</summary>
    public int AllocatorPercent { get; init; } = 12;

    /// <summary>The percentage of machines with a fault plan; half as much again for scenarios that boot.</summary>
    public int FaultPercent { get; init; } = 40;

    /// <summary>The percentage of machine scenarios that boot.</summary>
    public int BootPercent { get; init; } = 33;

    /// <summary>Whether machines are hostile: with any answers in place of faults, any granule and any facts.</summary>
    public bool IsHostile { get; init; }

    /// <summary>Machines of one hypervisor.</summary>
    public static Recipe On(Hypervisor hypervisor) => Machines with { Hypervisors = [hypervisor] };

    /// <summary>The same recipe without fault plans.</summary>
    public Recipe WithoutFaults() => this with { FaultPercent = 0 };

    /// <summary>The same recipe without boots.</summary>
    public Recipe WithoutBoots() => this with { BootPercent = 0 };
}
