using Lockstep.Safety;

namespace Lockstep.Commands;

/// <summary>The kinds of buffers, each of which does more work than the one before.</summary>
internal enum BufferKind
{
    /// <summary>No buffer.</summary>
    None,

    /// <summary>Private memory of the guest's heap; also a refill of the pool.</summary>
    Heap,

    /// <summary>A buffer of the pool.</summary>
    Pool,

    /// <summary>Zeroed pages of the pool.</summary>
    Dma,

    /// <summary>A bounce buffer of the pool, with a copy.</summary>
    Bounce,
}

/// <summary>What a command does with a buffer.</summary>
/// <param name="Kind">
/// The kind of buffer; a failure that reproduces with a plainer kind needs no zeroing or copy.
/// </param>
/// <param name="Layout">The layout that the command requests or states; null where it states none.</param>
internal abstract record BufferUse<T>(BufferKind Kind, Func<T, RequestedLayout?> Layout)
    where T : Command
{
    /// <summary>What a resolved command states that a bounce buffer is for; null for other buffers.</summary>
    public Func<T, Loan>? Loan { get; init; }
}

/// <summary>Allocates a buffer, which later commands name by its label.</summary>
/// <param name="Kind">The kind of buffer.</param>
/// <param name="Requested">The layout that the command requests.</param>
internal sealed record Allocates<T>(BufferKind Kind, Func<T, RequestedLayout> Requested)
    : BufferUse<T>(Kind, it => Requested(it))
    where T : Maker;

/// <summary>Refills the pool for a layout without allocating a buffer.</summary>
/// <param name="Requested">The layout that the command requests.</param>
internal sealed record Refills<T>(Func<T, RequestedLayout> Requested)
    : BufferUse<T>(BufferKind.Heap, it => Requested(it))
    where T : Command;

/// <summary>Frees a buffer.</summary>
/// <param name="Kind">The kind of buffer.</param>
/// <param name="Buffer">The buffer to free.</param>
/// <param name="Stated">The layout that the command states; null for that of the maker.</param>
/// <param name="MakerVariants">The maker with each property of the buffer replaced by what this command states.</param>
internal sealed record Frees<T>(
    BufferKind Kind,
    Func<T, Place> Buffer,
    Func<T, RequestedLayout?> Stated,
    Func<T, Maker, IEnumerable<Maker>> MakerVariants)
    : BufferUse<T>(Kind, Stated)
    where T : Command;
