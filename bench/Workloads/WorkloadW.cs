using System.Numerics;

namespace Bench.Workloads;

/// <summary>
/// Buffers of 16 bytes to 64 KiB, all sizes alike often, that live for a random time: each draw frees the buffer of its
/// slot if there is one, otherwise allocates one for it.
/// </summary>
/// <typeparam name="T">Where the buffers come from.</typeparam>
/// <param name="buffers">Where the buffers come from.</param>
/// <param name="slots">The number of slots, a power of two; half of them hold a buffer in the long run.</param>
/// <param name="sizes">How many sizes there are: 16 bytes, 32 bytes and so on.</param>
public sealed class WorkloadW<T>(T buffers, int slots = 4096, int sizes = 13)
    where T : IBuffers
{
    /// <summary>The first address of the memory.</summary>
    public const ulong Start = 0x8000_0000;

    /// <summary>The bytes of the memory.</summary>
    public const ulong Size = 64 << 20;

    /// <summary>The number of draws that the checksum is of.</summary>
    public const int Draws = 4_000_000;

    private const ulong Alignment = 16;

    private readonly (ulong Address, ulong Size)[] _slots = new (ulong, ulong)[slots];
    private SplitMix64 _random = new(42);

    /// <summary>h = rotl(h, 5) xor address over the allocations so far, from h = 0.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>Allocations without success so far.</summary>
    public int Failures { get; private set; }

    /// <summary>Runs the next draws.</summary>
    public void Run(int draws)
    {
        var random = _random;
        var checksum = Checksum;
        for (var draw = 0; draw < draws; draw++)
        {
            var bits = random.Next();
            ref var slot = ref _slots[(int)bits & (_slots.Length - 1)];
            if (slot.Size != 0)
            {
                buffers.Free(slot.Address, slot.Size, Alignment);
                slot.Size = 0;
                continue;
            }

            var size = Math.Max(1, (16UL << (int)((bits >> 32) % (uint)sizes)) - ((bits >> 40) & 15));
            if (buffers.Allocate(size, Alignment) is not { } address)
            {
                Failures++;
                continue;
            }

            slot = (address, size);
            checksum = BitOperations.RotateLeft(checksum, 5) ^ address;
        }

        (_random, Checksum) = (random, checksum);
    }
}
