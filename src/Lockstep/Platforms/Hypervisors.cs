using System.Collections.Frozen;
using System.Collections.Immutable;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace Lockstep.Platforms;

/// <summary>What distinguishes a hypervisor, outside of the model.</summary>
/// <param name="Hypervisor">Which one.</param>
/// <param name="Name">Its name in scenarios and on the command line.</param>
/// <param name="Code">What stands for it in bytes.</param>
/// <param name="SharesOnDemand">Whether it has hypercalls; where not, the pool is static.</param>
/// <param name="Client">The production code's side of it.</param>
/// <param name="Answer">What it returns for a function where any other hypervisor returns the code.</param>
public sealed record HypervisorDescription(
    Hypervisor Hypervisor,
    string Name,
    Code Code,
    bool SharesOnDemand,
    Func<IHypercalls, IHypervisor> Client,
    Func<Hypercall, long, long> Answer);

/// <summary>Every hypervisor: the one place that says how they differ.</summary>
public static class Hypervisors
{
    /// <summary>What stands for a bare allocator in bytes, beside the hypervisors.</summary>
    public static readonly Code Allocator = new(4);

    /// <summary>What scenarios call a bare allocator.</summary>
    public const string AllocatorName = "allocator";

    // The callee leaves anything in the upper half of a 32-bit answer; this shows who reads it all the same.
    private const ulong JunkAbove32Bits = 0x5A5A_5A5A_0000_0000;

    private const long NotSupported = -1;

    /// <summary>All of them, in the order of tables.</summary>
    public static ImmutableArray<HypervisorDescription> All { get; } =
    [
        new(Hypervisor.Pkvm, "pkvm", new(0), SharesOnDemand: true, calls => new KvmHypervisor(calls), Plain),
        new(
            Hypervisor.PkvmAndroid13, "pkvm-android13", new(1), SharesOnDemand: true,
            calls => new KvmHypervisor(calls, KvmVersion.Android13), Android13),
        new(
            Hypervisor.GenieZone, "geniezone", new(2), SharesOnDemand: true,
            calls => new GenieZoneHypervisor(calls), Plain),
        new(Hypervisor.Gunyah, "gunyah", new(3), SharesOnDemand: false, _ => new GunyahHypervisor(), Plain),
    ];

    private static readonly FrozenDictionary<Hypervisor, HypervisorDescription> ByHypervisor =
        All.ToFrozenDictionary(it => it.Hypervisor);

    /// <summary>The names of all platforms, in the order of tables.</summary>
    public static IEnumerable<string> Names => All.Select(it => it.Name).Append(AllocatorName);

    /// <summary>The description of a hypervisor.</summary>
    public static HypervisorDescription Of(Hypervisor hypervisor) => ByHypervisor[hypervisor];

    /// <summary>The hypervisor with this name, or null.</summary>
    public static HypervisorDescription? Find(string name) =>
        All.FirstOrDefault(it => string.Equals(it.Name, name, StringComparison.Ordinal));

    /// <summary>What scenarios call a platform.</summary>
    public static string NameOf(Platform platform) => NameOf((platform as Machine)?.Hypervisor);

    /// <summary>What scenarios call the machines of a hypervisor, or with null a bare allocator.</summary>
    internal static string NameOf(Hypervisor? hypervisor) => hypervisor is { } one ? Of(one).Name : AllocatorName;

    /// <summary>Reads a platform's name; null is a bare allocator.</summary>
    internal static bool TryParse(string name, out Hypervisor? hypervisor)
    {
        hypervisor = Find(name)?.Hypervisor;
        return hypervisor is not null || string.Equals(name, AllocatorName, StringComparison.Ordinal);
    }

    private static long Plain(Hypercall function, long code) => code;

    private static long Android13(Hypercall function, long code) => (function, code) switch
    {
        (Hypercall.GuardMap, _) => (long)(JunkAbove32Bits | (uint)code),
        (Hypercall.GuardUnmap, 0) => NotSupported,
        _ => code,
    };
}
