using System.Numerics;
using Lockstep.Platforms;

namespace Generators.Writing;

/// <summary>
/// Predicts from byte counts alone, without addresses, whether the pool and the heap can serve a request. It need not
/// be exact like the model: a wrong prediction merely wastes a command.
/// </summary>
internal sealed class PoolForecast
{
    private readonly PortForecast _ports;
    private readonly ulong _granule;
    private readonly ulong _smallest;
    private readonly bool _shares;
    private ulong _heapLeft;
    private ulong _heapLargest;
    private ulong _poolLeft;
    private ulong _poolLargest;
    private ulong _shared;

    public PoolForecast(Platform platform, PortForecast ports)
    {
        _ports = ports;
        if (platform is Machine machine)
        {
            (_granule, _smallest) = (machine.Granule, 16);
            _shares = machine.SharesOnDemand;
            (_heapLeft, _heapLargest) = (machine.Heap.Size, LargestBlock(machine.Heap));
        }
        else
        {
            _smallest = ((AllocatorPlatform)platform).Smallest;
        }
    }

    public Stage Stage { get; set; }

    /// <summary>Whether some heap memory is probably shared with the host.</summary>
    public bool SharesNow => _shared > 0;

    /// <summary>Whether the last request probably failed, so that it is time to free buffers.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The largest size in bytes worth requesting from the pool.</summary>
    public ulong Most => Math.Max(16, _shares ? _heapLeft : _poolLeft);

    /// <summary>The largest block of the empty heap in bytes.</summary>
    public ulong HeapLargest => _heapLargest;

    /// <summary>Adds memory to the pool: a static range, or a region of a bare allocator.</summary>
    public void Own(Extent memory)
    {
        _poolLeft = Math.Max(_poolLeft, _poolLeft + memory.Size);
        _poolLargest = Math.Max(_poolLargest, LargestBlock(memory));
    }

    public bool TakesFromPool(Shape shape)
    {
        var block = BlockOf(shape);
        if (Stage != Stage.Open || block == 0)
            return false;
        IsFull = (block > _poolLeft || block > _poolLargest) && !Refills(block);
        if (IsFull)
            return false;
        _poolLeft -= block;
        return true;
    }

    public void GivesToPool(Shape shape)
    {
        _poolLeft += BlockOf(shape);
        IsFull = false;
    }

    public bool TakesFromHeap(Shape shape)
    {
        var block = BlockOf(shape);
        if (block == 0 || block > _heapLeft || block > _heapLargest)
            return false;
        _heapLeft -= block;
        return true;
    }

    public void GivesToHeap(Shape shape) => _heapLeft += BlockOf(shape);

    /// <summary>Predicts a refill; an invalid shape has no effect.</summary>
    public bool Refills(Shape shape) =>
        Stage == Stage.Open && BlockOf(shape) is var block and not 0 && Refills(block);

    /// <summary>Closes the pool, assuming that the hypervisor unshares everything.</summary>
    public void Close()
    {
        Stage = Stage is Stage.Disposed or Stage.Failed ? Stage : Stage.Closed;
        (_heapLeft, _shared) = (_heapLeft + _shared, 0);
    }

    private bool Refills(ulong block)
    {
        var want = Math.Max(block, _granule);
        var fits = _shares && _granule > 0 && want <= _heapLeft && want <= _heapLargest;
        if (!fits || _ports.Fails(Port.MemShare, (int)(want / _granule)))
            return false;
        _heapLeft -= want;
        _poolLeft += want;
        _shared += want;
        _poolLargest = Math.Max(_poolLargest, want);
        return true;
    }

    private ulong BlockOf(Shape shape) =>
        shape.Size is 0 or > 1UL << 62 || !ulong.IsPow2(shape.Alignment)
            ? 0
            : Math.Max(_smallest, Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment));

    private static ulong LargestBlock(Extent memory)
    {
        for (var size = 1UL << 31; size > 0; size >>= 1)
        {
            var start = (memory.Base + size - 1) & ~(size - 1);
            if (start >= memory.Base && memory.Contains(start, size))
                return size;
        }

        return 0;
    }
}
