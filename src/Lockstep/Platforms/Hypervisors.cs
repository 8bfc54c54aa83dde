using System.Collections.Frozen;
using System.Collections.Immutable;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace Lockstep.Platforms;

/// <summary>The properties of a hypervisor outside the model.</summary>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Name">Its name in scenarios and on the command line.</param>
/// <param name="Code">Its code in the binary form.</param>
/// <param name="HostileCode">Its code where it is hostile.</param>
/// <param name="SharesOnDemand">Whether it shares memory by hypercall; otherwise the pool is static.</param>
/// <param name="Client">
/// Creates the production code's client of it; the number is the granule of the guard that the guest has enrolled in.
/// </param>
/// <param name="Answer">Its return value, given the function and the return code of other hypervisors.</param>
public sealed record HypervisorDescription(
    Hypervisor Hypervisor,
    string Name,
    Code Code,
    Code HostileCode,
    bool SharesOnDemand,
    Func<IHypercalls, ulong, IHypervisor> Client,
    Func<Hypercall, long, long> Answer);

/// <summary>All hypervisors: the single definition of how they differ.</summary>
public static class Hypervisors
{
    /// <summary>The code of a bare allocator, in the same table as the hypervisors.</summary>
    public static readonly Code Allocator = new(4);

    /// <summary>The name of a bare allocator in scenarios.</summary>
    public const string AllocatorName = "allocator";

    // What the name of a hostile hypervisor begins with.
    private const string HostilePrefix = "hostile-";

    // The upper half of a 32-bit return value is undefined; a poison pattern there exposes code that reads it.
    private const ulong PoisonAbove32Bits = 0x5A5A_5A5A_0000_0000;

    private const long NotSupported = -1;

    /// <summary>All hypervisors, in display order.</summary>
    public static ImmutableArray<HypervisorDescription> All { get; } =
    [
        new(
            Hypervisor.Pkvm, "pkvm", new(0), new(5, Since: 3), SharesOnDemand: true,
            static (calls, granule) => new KvmHypervisor(calls) { GuardGranule = granule }, Plain),
        new(
            Hypervisor.PkvmAndroid13, "pkvm-android13", new(1), new(6, Since: 3), SharesOnDemand: true,
            static (calls, granule) => new KvmHypervisor(calls, KvmVersion.Android13) { GuardGranule = granule },
            Android13),
        new(
            Hypervisor.GenieZone, "geniezone", new(2), new(7, Since: 3), SharesOnDemand: true,
            static (calls, granule) => new GenieZoneHypervisor(calls) { GuardGranule = granule }, Plain),
        new(
            Hypervisor.Gunyah, "gunyah", new(3), new(8, Since: 3), SharesOnDemand: false,
            static (_, _) => new GunyahHypervisor(), Plain),
    ];

    private static readonly FrozenDictionary<Hypervisor, HypervisorDescription> ByHypervisor =
        All.ToFrozenDictionary(it => it.Hypervisor);

    /// <summary>The names of all platforms that the model predicts, in display order.</summary>
    public static IEnumerable<string> Names => All.Select(it => it.Name).Append(AllocatorName);

    /// <summary>The names of all hostile platforms, in display order.</summary>
    public static IEnumerable<string> HostileNames => All.Select(it => HostilePrefix + it.Name);

    /// <summary>The description of a hypervisor.</summary>
    public static HypervisorDescription Of(Hypervisor hypervisor) => ByHypervisor[hypervisor];

    /// <summary>The hypervisor with this name, or null.</summary>
    public static HypervisorDescription? Find(string name) =>
        All.FirstOrDefault(it => string.Equals(it.Name, name, StringComparison.Ordinal));

    /// <summary>The name of a platform in scenarios.</summary>
    public static string NameOf(Platform platform) => NameOf(PlatformKind.Of(platform));

    /// <summary>The name of a kind of platform in scenarios.</summary>
    internal static string NameOf(PlatformKind kind) =>
        kind.Hypervisor is not { } hypervisor ? AllocatorName
        : kind.IsHostile ? HostilePrefix + Of(hypervisor).Name
        : Of(hypervisor).Name;

    /// <summary>Parses a platform's name.</summary>
    internal static bool TryParse(string name, out PlatformKind kind)
    {
        var isHostile = name.StartsWith(HostilePrefix, StringComparison.Ordinal);
        var hypervisor = Find(isHostile ? name[HostilePrefix.Length..] : name)?.Hypervisor;
        kind = new PlatformKind(hypervisor, isHostile);
        return hypervisor is not null || string.Equals(name, AllocatorName, StringComparison.Ordinal);
    }

    private static long Plain(Hypercall function, long code) => code;

    private static long Android13(Hypercall function, long code) => (function, code) switch
    {
        (Hypercall.GuardMap, _) => (long)(PoisonAbove32Bits | (uint)code),
        (Hypercall.GuardUnmap, 0) => NotSupported,
        _ => code,
    };
}
