using System.Collections.Immutable;

namespace Lockstep.Safety;

/// <summary>A safety-relevant event of guest memory, from a run or a log.</summary>
/// <param name="Kind">The kind of event: exactly one flag.</param>
public abstract record SafetyEvent(EventKinds Kind);

/// <summary>A range became visible to the host.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes: one or more granules.</param>
public sealed record Shared(ulong Start, ulong Size) : SafetyEvent(EventKinds.Shared);

/// <summary>The hypervisor answered with an error that it does not share a range, whether true or not.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes: one or more granules.</param>
public sealed record ShareFailed(ulong Start, ulong Size) : SafetyEvent(EventKinds.ShareFailed);

/// <summary>A range became private again.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes: one or more granules.</param>
public sealed record Unshared(ulong Start, ulong Size) : SafetyEvent(EventKinds.Unshared);

/// <summary>A buffer of the shared pool was allocated.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes requested.</param>
/// <param name="Alignment">Bytes requested.</param>
public sealed record Allocated(ulong Start, ulong Size, ulong Alignment) : SafetyEvent(EventKinds.Allocated)
{
    /// <summary>What it is a bounce buffer for; null for any other buffer.</summary>
    public Loan? Loan { get; init; }

    /// <summary>Whether the operation that allocates it owes zeroed memory, as for DMA.</summary>
    public bool IsZeroed { get; init; }
}

/// <summary>The firmware's heap handed out private memory.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes requested.</param>
public sealed record HeapAllocated(ulong Start, ulong Size) : SafetyEvent(EventKinds.HeapAllocated);

/// <summary>A buffer of the shared pool was freed. A refused free does not count.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes stated by the caller.</param>
public sealed record Freed(ulong Start, ulong Size) : SafetyEvent(EventKinds.Freed)
{
    /// <summary>What the caller unshared it as; null if it was freed without a copy.</summary>
    public Loan? Loan { get; init; }
}

/// <summary>The MMIO guard mapped a granule, one page or more, for the guest.</summary>
/// <param name="Page">The address of its first page.</param>
public sealed record GuardMapped(ulong Page) : SafetyEvent(EventKinds.GuardMapped);

/// <summary>The MMIO guard unmapped a granule.</summary>
/// <param name="Page">The address of its first page.</param>
public sealed record GuardUnmapped(ulong Page) : SafetyEvent(EventKinds.GuardUnmapped);

/// <summary>The guest wrote memory; writes of the host do not count.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsZero">Whether every byte written was zero.</param>
public sealed record Written(ulong Start, ulong Size, bool IsZero) : SafetyEvent(EventKinds.Written);

/// <summary>The guest cleaned the data cache for a range: what it wrote before is in memory.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record Flushed(ulong Start, ulong Size) : SafetyEvent(EventKinds.Flushed);

/// <summary>A range is the firmware's heap, before this event too.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record HeapRange(ulong Start, ulong Size) : SafetyEvent(EventKinds.HeapRange);

/// <summary>The guest read memory; reads of the host do not count.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record Fetched(ulong Start, ulong Size) : SafetyEvent(EventKinds.Fetched);

/// <summary>A range is permanently visible to the host, before this event too.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record StaticRange(ulong Start, ulong Size) : SafetyEvent(EventKinds.StaticRange);

/// <summary>An operation began; events up to its end belong to it.</summary>
/// <param name="Name">Its name in violations.</param>
/// <param name="OperationKind">What it guarantees when it fails.</param>
public sealed record OperationBegan(string Name, OperationKind OperationKind) : SafetyEvent(EventKinds.OperationBegan);

/// <summary>
/// What the current operation had to access, apart from memory that it clears to share it: it follows from its
/// arguments and its result.
/// </summary>
/// <param name="Reads">The ranges that it had to read.</param>
/// <param name="Writes">The ranges that it had to write.</param>
public sealed record Needed(ImmutableArray<ByteRange> Reads, ImmutableArray<ByteRange> Writes)
    : SafetyEvent(EventKinds.Needed)
{
    /// <summary>No memory at all.</summary>
    public static Needed Nothing => new([], []);
}

/// <summary>The operation ended.</summary>
/// <param name="Succeeded">Whether it succeeded.</param>
/// <param name="ReportedGranules">
/// The addresses of granules and MMIO pages that it reported as refused by the hypervisor.
/// </param>
public sealed record OperationEnded(bool Succeeded, IReadOnlyList<ulong> ReportedGranules)
    : SafetyEvent(EventKinds.OperationEnded);

/// <summary>
/// The pool was closed and its memory unshared; recurs when a failed close is retried.
/// </summary>
/// <param name="ReportedGranules">The addresses of granules that it reported as still shared.</param>
public sealed record Closed(IReadOnlyList<ulong> ReportedGranules) : SafetyEvent(EventKinds.Closed);

/// <summary>The firmware unmapped all MMIO that it tracks; recurs when refused pages are retried.</summary>
/// <param name="KeptPages">The addresses of guard pages that are not tracked, such as the console's.</param>
/// <param name="ReportedPages">The addresses of guard pages that it reported as refused.</param>
public sealed record MmioUnmapped(IReadOnlyList<ulong> KeptPages, IReadOnlyList<ulong> ReportedPages)
    : SafetyEvent(EventKinds.MmioUnmapped);

/// <summary>What the firmware says of itself after an operation, apart from what it reported as refused.</summary>
/// <param name="SharedBytes">The bytes that it says are shared on demand.</param>
/// <param name="Devices">The device memory, in whole granules of the guard, that it says is mapped.</param>
public sealed record Accounted(UInt128 SharedBytes, ImmutableArray<ByteRange> Devices)
    : SafetyEvent(EventKinds.Accounted);

/// <summary>The firmware entered the payload.</summary>
public sealed record PayloadEntered() : SafetyEvent(EventKinds.PayloadEntered);
