using System.Diagnostics;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Sharing;

/// <summary>
/// Buffers that the host sees. A dynamic pool shares more of the heap when it cannot serve; a static one has the
/// range that the host shared beforehand. It is safe to call from several threads.
/// </summary>
/// <remarks>
/// Errors come in this order: Disposed, Closed (Revoked for a buffer that was live when the pool closed),
/// NotInitialised, the layout's own, WrongLayout, AlreadyFreed or NotOwned, and last OutOfMemory or Hypervisor.
/// Making and closing the pool is the tracker's, which refuses both itself once it is disposed.
/// </remarks>
public sealed class SharedPool
{
    /// <summary>The smallest block in bytes.</summary>
    public const ulong SmallestBlock = 16;

    private readonly GuestHeap _heap;
    private readonly IMemorySharing? _sharing;
    private readonly IGuestMemory _memory;
    private readonly HashSet<ulong> _revoked = [];
    private BuddyAllocator _blocks = BuddyAllocator.Create(SmallestBlock).Value;
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

    /// <summary>Its bytes; all but the quarantined ones are 0 once it is closed.</summary>
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

    /// <summary>The one lock of heap, pool, sharer, tracker and HAL: memory moves between them in one step.</summary>
    internal Lock Gate => _heap.Gate;

    private MemoryError? Ended =>
        _disposed ? MemoryError.Of(ErrorKind.Disposed, "the pool's tracker was disposed", "make a new one")
        : _closed ? MemoryError.Of(
            ErrorKind.Closed, "the pool was closed when all was unshared", "a new tracker has a new pool")
        : null;

    private MemoryError? Unusable =>
        Ended ?? (_sharer is null && _static is null
            ? MemoryError.Of(ErrorKind.NotInitialised, "the pool was not initialised", "make it dynamic or static")
            : null);

    /// <summary>Takes a buffer; a dynamic pool that cannot serve it shares one more block first.</summary>
    /// <returns>Its address, or an error as described for this class.</returns>
    public Result<ulong> Allocate(Result<Layout> layout)
    {
        lock (Gate)
        {
            if (Unusable is { } error)
                return error;
            var buffer = _blocks.Allocate(layout);
            if (_sharer is null || buffer.Error is not { Kind: ErrorKind.OutOfMemory })
                return buffer;
            var refilled = _sharer.Refill(_blocks, layout.Value);
            AssertInvariants();
            return refilled.IsOk ? _blocks.Allocate(layout) : refilled.Error;
        }
    }

    /// <inheritdoc cref="Allocate(Result{Layout})"/>
    public Result<ulong> Allocate(Layout layout) => Allocate((Result<Layout>)layout);

    /// <summary>Gives a buffer back. What it refuses changes nothing.</summary>
    /// <param name="address">Where the buffer begins.</param>
    /// <param name="layout">The layout that it was taken with.</param>
    /// <returns>Success, or an error as described for this class.</returns>
    public Result Free(ulong address, Result<Layout> layout)
    {
        lock (Gate)
        {
            var owned = CheckOwned(address, layout);
            return owned.IsOk ? _blocks.Free(address, layout) : owned;
        }
    }

    /// <inheritdoc cref="Free(ulong, Result{Layout})"/>
    public Result Free(ulong address, Layout layout) => Free(address, (Result<Layout>)layout);

    /// <summary>Shares one more block that can hold this layout, whatever the pool has.</summary>
    /// <returns>Success, or an error as described for this class; OutOfMemory from a static pool.</returns>
    public Result Refill(Result<Layout> hint)
    {
        lock (Gate)
        {
            if ((Unusable ?? Layout.ErrorOf(hint)) is { } error)
                return error;
            return _sharer is null
                ? MemoryError.Of(
                    ErrorKind.OutOfMemory, $"{hint.Value} were asked for", "a static pool cannot grow; free some of it")
                : _sharer.Refill(_blocks, hint.Value);
        }
    }

    /// <inheritdoc cref="Refill(Result{Layout})"/>
    public Result Refill(Layout hint) => Refill((Result<Layout>)hint);

    /// <summary>Whether <see cref="Free(ulong, Layout)"/> would take a buffer back, and its error if not.</summary>
    internal Result CheckOwned(ulong address, Result<Layout> layout)
    {
        if (!_disposed && _revoked.Contains(address))
        {
            return MemoryError.Of(
                ErrorKind.Revoked, $"the buffer at 0x{address:x} was revoked when the pool closed", "leave it alone");
        }

        return Unusable ?? _blocks.CheckOwned(address, layout);
    }

    /// <summary>Makes it the pool that shares on demand; asks for the granule.</summary>
    internal Result InitialiseDynamic()
    {
        if (_closed || _static is not null || _sharing is null)
            return CannotBeMade();
        if (_sharer is not null)
            return MemoryError.Of(ErrorKind.SharedMemorySetFailure, "the dynamic pool was made before", "use it");
        var sharer = MemorySharer.Create(_sharing, _heap);
        if (!sharer.IsOk)
            return sharer.Error;
        _sharer = sharer.Value;
        return Result.Ok;
    }

    /// <summary>Whether a static pool may be made now: before anything is tracked or mapped for it.</summary>
    internal Result CheckStatic() =>
        _closed || _static is not null || _sharing is not null ? CannotBeMade() : Result.Ok;

    /// <summary>Makes it the pool over a range that is tracked and mapped.</summary>
    internal void InitialiseStatic(MemoryRange range)
    {
        _blocks.Add(range.Start, range.Size).ThrowIfFailed();
        _static = range;
    }

    /// <summary>Closes the pool, revokes live buffers, clears a static range, takes shared memory back.</summary>
    /// <returns>Success, or Quarantined with each granule that was refused in this call.</returns>
    internal Result UnshareAll()
    {
        Close();
        var unshared = _sharer?.UnshareAll() ?? Result.Ok;
        AssertInvariants();
        return unshared;
    }

    /// <summary>From now on everything is refused as Disposed.</summary>
    internal void MarkDisposed() => _disposed = true;

    private static MemoryError CannotBeMade() => MemoryError.Of(
        ErrorKind.SharedPoolSetFailure,
        "the pool cannot be made so, or not any more",
        "it is made once, before all is unshared, and dynamic exactly where the hypervisor can share");

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(!_closed || _blocks.TotalBytes == 0, "a closed pool owns nothing");
        Debug.Assert(_static is null || _sharer is null, "a pool is static or dynamic");
        Debug.Assert(
            _sharer is null || _sharer.SharedBytes == _blocks.TotalBytes, "a dynamic pool owns what is shared");
    }

    private void Close()
    {
        if (_closed)
            return;
        _closed = true;
        _revoked.UnionWith(_blocks.Live);
        _blocks = BuddyAllocator.Create(SmallestBlock).Value;
        if (_static is not { } range)
            return;
        _memory.Zero(range);
        _memory.Flush(range);
    }
}
