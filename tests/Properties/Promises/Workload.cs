using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Lockstep.Platforms;

namespace Properties.Promises;

/// <summary>What callers do with a pool and a heap, in their own terms: each frees only what it has.</summary>
/// <param name="Granule">Of the machine, in bytes.</param>
/// <param name="Deeds">In order.</param>
public sealed record Workload(ulong Granule, ImmutableArray<Deed> Deeds)
{
    /// <summary>Where the guest's own buffers for sharing are: private RAM.</summary>
    public const ulong GuestBuffer = 0x8080_0000;

    public static Arbitrary<Workload> Workloads() => Arb.From(Any, Shrink);

    public Machine Machine => MachineDefaults.For(Hypervisor.Pkvm) with
    {
        Granule = Granule,
        Heap = new(0x7fe0_0000, 0x4_0000),
    };

    public override string ToString() => $"granule {Granule}: {string.Join("; ", Deeds)}";

    private static Gen<Workload> Any { get; } =
        from granule in Gen.Elements<ulong>(4096, 4096, 16384, 65536, 256)
        from deeds in AnyDeed.ListOf().Resize(40)
        select new Workload(granule, [.. deeds]);

    private static Gen<Deed> AnyDeed =>
        from kind in Gen.Frequency(
            (6, Gen.Constant(DeedKind.Allocate)),
            (3, Gen.Constant(DeedKind.Dma)),
            (3, Gen.Constant(DeedKind.Share)),
            (8, Gen.Constant(DeedKind.GiveBack)),
            (1, Gen.Constant(DeedKind.Refill)),
            (3, Gen.Constant(DeedKind.HeapAllocate)),
            (3, Gen.Constant(DeedKind.HeapGiveBack)))
        from bytes in Gen.Frequency(
            (3, Gen.Choose(1, 200)),
            (3, Gen.Choose(1, 20_000)),
            (1, Gen.Elements(4096, 4097, 9 * 1024, 65_536)))
        from choice in Gen.Choose(0, 1 << 20)
        select new Deed(kind, (ulong)bytes, choice);

    private static IEnumerable<Workload> Shrink(Workload load)
    {
        for (var chunk = load.Deeds.Length; chunk > 0; chunk /= 2)
        {
            for (var at = 0; at + chunk <= load.Deeds.Length; at += chunk)
                yield return load with { Deeds = load.Deeds.RemoveRange(at, chunk) };
        }
    }
}

/// <summary>One thing that a caller does.</summary>
/// <param name="Kind">What.</param>
/// <param name="Bytes">How much, where something is taken.</param>
/// <param name="Choice">Which buffer, modulo their number; or log2 of its alignment, modulo 14.</param>
public readonly record struct Deed(DeedKind Kind, ulong Bytes, int Choice)
{
    public Shape Shape => new(Bytes, 1UL << (Choice % 14));

    public override string ToString() => Kind is DeedKind.GiveBack or DeedKind.HeapGiveBack
        ? $"{Kind} number {Choice}"
        : $"{Kind} {Bytes} ({Choice})";
}

/// <summary>What callers do.</summary>
public enum DeedKind
{
    Allocate,
    Dma,
    Share,
    GiveBack,
    Refill,
    HeapAllocate,
    HeapGiveBack,
}
