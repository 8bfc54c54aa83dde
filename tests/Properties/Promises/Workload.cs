using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Properties.Promises;

/// <summary>Actions of callers on a pool and a heap; a caller frees only live buffers.</summary>
/// <param name="Granule">The granule of the machine in bytes.</param>
/// <param name="Actions">The actions in order.</param>
public sealed record Workload(ulong Granule, ImmutableArray<CallerAction> Actions)
{
    /// <summary>The address of the guest's buffers to share, in private RAM.</summary>
    public const ulong GuestBuffer = 0x8080_0000;

    public static Arbitrary<Workload> Workloads() => Arb.From(Any, Shrink);

    public Machine Machine => MachineDefaults.For(Hypervisor.Pkvm) with
    {
        Granule = Granule,
        Heap = new(0x7fe0_0000, 0x4_0000),
    };

    public override string ToString() => $"granule {Granule}: {string.Join("; ", Actions)}";

    private static Gen<Workload> Any { get; } =
        from granule in Gen.Elements<ulong>(4096, 4096, 16384, 65536, 256)
        from actions in AnyAction.ListOf().Resize(40)
        select new Workload(granule, [.. actions]);

    private static Gen<CallerAction> AnyAction =>
        from kind in Gen.Frequency(
            (6, Gen.Constant(CallerActionKind.Allocate)),
            (3, Gen.Constant(CallerActionKind.Dma)),
            (3, Gen.Constant(CallerActionKind.Share)),
            (8, Gen.Constant(CallerActionKind.Free)),
            (1, Gen.Constant(CallerActionKind.Refill)),
            (3, Gen.Constant(CallerActionKind.HeapAllocate)),
            (3, Gen.Constant(CallerActionKind.FreeHeap)))
        from bytes in Gen.Frequency(
            (3, Gen.Choose(1, 200)),
            (3, Gen.Choose(1, 20_000)),
            (1, Gen.Elements(4096, 4097, 9 * 1024, 65_536)))
        from choice in Gen.Choose(0, 1 << 20)
        select new CallerAction(kind, (ulong)bytes, choice);

    private static IEnumerable<Workload> Shrink(Workload load)
    {
        for (var chunk = load.Actions.Length; chunk > 0; chunk /= 2)
        {
            for (var at = 0; at + chunk <= load.Actions.Length; at += chunk)
                yield return load with { Actions = load.Actions.RemoveRange(at, chunk) };
        }
    }
}

/// <summary>One action of a caller.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Bytes">The size of an allocation in bytes.</param>
/// <param name="Choice">The buffer to free, modulo their number; or log2 of an alignment, modulo 14.</param>
public readonly record struct CallerAction(CallerActionKind Kind, ulong Bytes, int Choice)
{
    public Shape Shape => new(Bytes, 1UL << (Choice % 14));

    public override string ToString() => Kind is CallerActionKind.Free or CallerActionKind.FreeHeap
        ? $"{Kind} number {Choice}"
        : $"{Kind} {Bytes} ({Choice})";
}

public enum CallerActionKind
{
    Allocate,
    Dma,
    Share,
    Free,
    Refill,
    HeapAllocate,
    FreeHeap,
}
