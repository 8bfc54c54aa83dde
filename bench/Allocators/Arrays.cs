using System.Buffers;
using Bench.Workloads;

namespace Bench.Allocators;

/// <summary>
/// <see cref="ArrayPool{T}"/>: it rents arrays, not addresses, and aligns nothing. A buffer's address is its number in
/// a table here.
/// </summary>
public sealed class Arrays : IBuffers
{
    private readonly List<byte[]> _rented = [[]];
    private readonly Stack<int> _free = [];

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment)
    {
        var array = ArrayPool<byte>.Shared.Rent((int)size);
        if (!_free.TryPop(out var number))
        {
            number = _rented.Count;
            _rented.Add(array);
        }

        _rented[number] = array;
        return (ulong)number;
    }

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment)
    {
        ArrayPool<byte>.Shared.Return(_rented[(int)address]);
        _free.Push((int)address);
    }
}
