using System.Diagnostics;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Sharing;

/// <summary>
/// Allocates buffers visible to the host. A dynamic pool shares more of the heap when it runs out; a static pool owns
/// the range that the host has shared in advance. Thread-safe.
/// </summary>
/// <remarks>
/// Errors take precedence in this order: Disposed, Closed (Revoked for a buffer that was live when the pool closed),
/// NotInitialised, those of an invalid layout, WrongLayout, AlreadyFreed or NotOwned, and finally OutOfMemory or
/// Hypervisor. The tracker initialises and closes the pool; once disposed it refuses to do either.
/// </remarks>
public sealed class SharedPool
{
    /// <summary>The smallest block in bytes.</summary>
    public const ulong SmallestBlock = 16;

    private readonly GuestHeap _heap;
    private readonly IMemorySharing? _sharing;
    private readonly IGuestMemory _memory;
    private readonly Dictionary<ulong, Loan> _loans = [];
    private BuddyAllocator _blocks = BuddyAllocator.Create(SmallestBlock).Value;
    private BuddyAllocator? _revoked;
    private MemorySharer? _sharer;
    private MemoryRange? _static;
    private bool _closed;
    private bool _disposed;

    internal SharedPool(GuestHeap heap, IMemorySharing? sharing, IGuestMemory memory)
    {
        _heap = heap;
        _sharing = sharing;
        _memory = memory;
    }

    /// <summary>Memory usage; all 0 once closed, except for quarantined bytes.</summary>
    public PoolStatistics Statistics
    {
        get
        {
            lock (Gate)
            {
                return new PoolStatistics(
                    _blocks.UserBytes,
                    _blocks.AllocatedBytes,
                    _blocks.TotalBytes,
                    _sharer?.SharedBytes ?? 0,
                    _sharer?.QuarantinedBytes ?? 0);
            }
        }
    }

    /// <summary>The one lock of heap, pool, sharer, tracker and HAL: memory moves between them atomically.</summary>
    internal Lock Gate => _heap.Gate;

    private MemoryError? EndError =>
        _disposed ? MemoryError.Of(ErrorKind.Disposed, "the pool's tracker is disposed", "create a new tracker")
        : _closed ? MemoryError.Of(
            ErrorKind.Closed, "the pool was closed by unsharing all memory", "create a new tracker")
        : null;

    private MemoryError? StateError =>
        EndError ?? (_sharer is null && _static is null
            ? MemoryError.Of(
                ErrorKind.NotInitialised,
                "the pool is not initialised",
                _sharing is null ? "initialise it as static" : "initialise it as dynamic")
            : null);

    /// <summary>Allocates a buffer; a dynamic pool without a free block first shares one more.</summary>
    /// <returns>The address, or an error as described for this class.</returns>
    public Result<ulong> Allocate(Result<Layout> layout)
    {
        lock (Gate)
        {
            if (StateError is { } error)
                return error;
            var buffer = _blocks.Allocate(layout);
            if (_sharer is null || buffer.Error is not { Kind: ErrorKind.OutOfMemory })
                return buffer;
            var refilled = _sharer.Refill(_blocks, layout.Value, forBuffer: true);
            AssertInvariants();
            return refilled.IsOk ? _blocks.Allocate(layout) : refilled.Error;
        }
    }

    /// <inheritdoc cref="Allocate(Result{Layout})"/>
    public Result<ulong> Allocate(Layout layout) => Allocate((Result<Layout>)layout);

    /// <summary>Frees a buffer. A failure changes nothing.</summary>
    /// <param name="address">The buffer's start address.</param>
    /// <param name="layout">The layout it was allocated with.</param>
    /// <returns>Success, or an error as described for this class.</returns>
    public Result Free(ulong address, Result<Layout> layout)
    {
        lock (Gate)
        {
            if (BufferError(address) is { } error)
                return error;
            var freed = _blocks.Free(address, layout);
            if (freed.IsOk && _loans.Count > 0)
                _loans.Remove(address);
            return freed;
        }
    }

    /// <inheritdoc cref="Free(ulong, Result{Layout})"/>
    public Result Free(ulong address, Layout layout) => Free(address, (Result<Layout>)layout);

    /// <summary>Shares one more block that fits this layout, even if the pool has a free one.</summary>
    /// <returns>Success, or an error as described for this class; OutOfMemory from a static pool.</returns>
    public Result Refill(Result<Layout> hint)
    {
        lock (Gate)
        {
            if ((StateError ?? Layout.ErrorOf(hint)) is { } error)
                return error;
            return _sharer is null
                ? MemoryError.Of(
                    ErrorKind.OutOfMemory,
                    $"no refill for {hint.Value} is possible",
                    "a static pool has only the range that it was given; allocate without a refill")
                : _sharer.Refill(_blocks, hint.Value, forBuffer: false);
        }
    }

    /// <inheritdoc cref="Refill(Result{Layout})"/>
    public Result Refill(Layout hint) => Refill((Result<Layout>)hint);

    /// <summary>Records what a live buffer is a bounce buffer for, until it is freed.</summary>
    internal void Lend(ulong bounce, Loan loan)
    {
        _loans[bounce] = loan;
        AssertInvariants();
    }

    /// <summary>Whether a live buffer is a bounce buffer for exactly this loan.</summary>
    /// <returns>
    /// Success; WrongBuffer; or an error of <see cref="Free(ulong, Layout)"/> other than WrongLayout.
    /// </returns>
    internal Result CheckLent(ulong bounce, Result<Layout> layout, Loan loan)
    {
        if ((BufferError(bounce) ?? Layout.ErrorOf(layout) ?? _blocks.NotLive(bounce)) is { } error)
            return error;
        if (!_loans.TryGetValue(bounce, out var lent))
        {
            return MemoryError.Of(
                ErrorKind.WrongBuffer,
                $"0x{bounce:x} was unshared as {loan}, but is not a bounce buffer",
                "unshare only what share returned; free other buffers as they were allocated");
        }

        return lent == loan
            ? Result.Ok
            : MemoryError.Of(
                ErrorKind.WrongBuffer,
                $"0x{bounce:x} was unshared as {loan}, but was shared for {lent}",
                "unshare it as it was shared");
    }

    /// <summary>Initialises a pool that shares memory on demand; queries the granule.</summary>
    internal Result InitialiseDynamic()
    {
        if (_closed || _static is not null || _sharing is null)
            return CannotInitialise();
        if (_sharer is not null)
            return MemoryError.Of(ErrorKind.SharedMemorySetFailure, "the pool is already dynamic", "use it");
        var sharer = MemorySharer.Create(_sharing, _heap);
        if (!sharer.IsOk)
            return sharer.Error;
        _sharer = sharer.Value;
        return Result.Ok;
    }

    /// <summary>Whether a static pool can be initialised now; checked before its range is tracked and mapped.</summary>
    internal Result CheckStatic() =>
        _closed || _static is not null || _sharing is not null ? CannotInitialise() : Result.Ok;

    /// <summary>Initialises a pool over a range that is already tracked and mapped.</summary>
    internal void InitialiseStatic(MemoryRange range)
    {
        _blocks.Add(range.Start, range.Size).ThrowIfFailed();
        _static = range;
    }

    /// <summary>Closes the pool, revokes live buffers, zeroes a static range and unshares everything else.</summary>
    /// <returns>Success, or Quarantined with every granule refused during this call.</returns>
    internal Result UnshareAll()
    {
        Close();
        var unshared = _sharer?.UnshareAll() ?? Result.Ok;
        AssertInvariants();
        return unshared;
    }

    /// <summary>Makes every later operation fail with Disposed.</summary>
    internal void MarkDisposed() => _disposed = true;

    /// <summary>The error of every use of a buffer in this state of the pool, or null.</summary>
    private MemoryError? BufferError(ulong address) =>
        !_disposed && _revoked is not null && _revoked.IsLive(address)
            ? MemoryError.Of(
                ErrorKind.Revoked,
                $"the buffer at 0x{address:x} was revoked when the pool closed",
                "do not use or free it")
            : StateError;

    private MemoryError CannotInitialise()
    {
        var (reason, remedy) = this switch
        {
            { _closed: true } => ("the pool was closed by unsharing all memory", "create a new tracker"),
            { _static: not null } => ("the pool is already static", "use it"),
            { _sharer: not null } => ("the pool is already dynamic", "use it"),
            { _sharing: null } => ("the hypervisor cannot share memory for a dynamic pool", "initialise it as static"),
            _ => ("the hypervisor shares no memory for a static pool in advance", "initialise it as dynamic"),
        };
        return MemoryError.Of(ErrorKind.SharedPoolSetFailure, reason, remedy);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(!_closed || _blocks.TotalBytes == 0, "a closed pool owns nothing");
        Debug.Assert(_static is null || _sharer is null, "a pool is not both static and dynamic");
        Debug.Assert(
            _sharer is null || _sharer.SharedBytes == _blocks.TotalBytes, "a dynamic pool owns the shared bytes");
        Debug.Assert(_closed || _loans.Keys.All(_blocks.IsLive), "bounce buffers are live");
    }

    private void Close()
    {
        if (_closed)
            return;
        _closed = true;
        _revoked = _blocks;
        _blocks = BuddyAllocator.Create(SmallestBlock).Value;
        if (_static is not { } range)
            return;
        _memory.Zero(range);
        _memory.Flush(range);
    }
}
