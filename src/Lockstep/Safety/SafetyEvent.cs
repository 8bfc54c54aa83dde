namespace Lockstep.Safety;

/// <summary>
/// Something that happened to guest memory, as far as safety is concerned; from a run or from a log.
/// </summary>
public abstract record SafetyEvent
{
    /// <summary>Which kind it is: exactly one flag.</summary>
    public abstract EventKinds Kind { get; }
}

/// <summary>A range became visible to the host.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes: one or more granules.</param>
public sealed record Shared(ulong Start, ulong Size) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Shared;
}

/// <summary>A range became private again.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes: one or more granules.</param>
public sealed record Unshared(ulong Start, ulong Size) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Unshared;
}

/// <summary>A buffer of the shared pool was handed out.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes as asked.</param>
/// <param name="Alignment">Bytes as asked.</param>
public sealed record Allocated(ulong Start, ulong Size, ulong Alignment) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Allocated;
}

/// <summary>A buffer of the shared pool was taken back. A free that was refused is no event.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes as the caller said.</param>
public sealed record Freed(ulong Start, ulong Size) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Freed;
}

/// <summary>The MMIO guard lets the guest reach a page.</summary>
/// <param name="Page">Its address.</param>
public sealed record GuardMapped(ulong Page) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.GuardMapped;
}

/// <summary>The MMIO guard closed a page.</summary>
/// <param name="Page">Its address.</param>
public sealed record GuardUnmapped(ulong Page) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.GuardUnmapped;
}

/// <summary>The guest wrote memory; the host's writes are no events.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsZero">Whether every byte written was zero.</param>
public sealed record Written(ulong Start, ulong Size, bool IsZero) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Written;
}

/// <summary>A range is visible to the host all along, before and after this event too.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public sealed record StaticRange(ulong Start, ulong Size) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.StaticRange;
}

/// <summary>An operation began; the events up to its end are its doing.</summary>
/// <param name="Name">What a reader calls it.</param>
/// <param name="OperationKind">Whether it has to undo what it did when it fails.</param>
public sealed record OperationBegan(string Name, OperationKind OperationKind) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.OperationBegan;
}

/// <summary>The operation ended.</summary>
/// <param name="Succeeded">Whether it did what was asked.</param>
/// <param name="ReportedGranules">
/// The granules, and the MMIO pages, that it reported as refused by the hypervisor; their addresses.
/// </param>
public sealed record OperationEnded(bool Succeeded, IReadOnlyList<ulong> ReportedGranules) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.OperationEnded;
}

/// <summary>
/// The pool was closed and all that it shared taken back; it may be told again when that is retried.
/// </summary>
/// <param name="ReportedGranules">The granules that it reported as still shared; their addresses.</param>
public sealed record Closed(IReadOnlyList<ulong> ReportedGranules) : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.Closed;
}

/// <summary>The firmware handed the machine over to the payload.</summary>
public sealed record PayloadEntered : SafetyEvent
{
    /// <inheritdoc/>
    public override EventKinds Kind => EventKinds.PayloadEntered;
}
