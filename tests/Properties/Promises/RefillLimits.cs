using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promises 2 and 11 at the largest block: it can be shared, nothing larger can, and nothing overflows.
/// </summary>
public sealed class RefillLimits
{
    private const ulong Largest = BuddyAllocator.LargestBlock;

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Refill_succeeds_exactly_up_to_the_largest_block(ulong size, ulong alignment, byte power)
    {
        var layout = Layout.Create(size, alignment);
        if (!layout.IsOk)
            return;
        CheckRefill(layout.Value, 1UL << (20 + (power % 43)));
    }

    [Theory]
    [InlineData(Largest, 1)]
    [InlineData(Largest / 2 + 1, 1)]
    [InlineData(1, Largest)]
    [InlineData(Largest + 1, 1)]
    [InlineData(1, 2 * Largest)]
    [InlineData(Layout.MaxSize, 1)]
    public void Refill_at_the_largest_block_boundary_serves_or_runs_out_of_memory(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment).Value;
        CheckRefill(layout, 1UL << 30);
        CheckRefill(layout, Largest);
        CheckRefill(layout, 2 * Largest);
    }

    private static void CheckRefill(Layout layout, ulong granule)
    {
        var machine = new WideMachine(granule);
        var heap = GuestHeap.Create(new MemoryRange(4 * Largest, 6 * Largest), machine).Value;
        using var tracker = MemoryTracker.Create(
            MemoryMap.Main, new FirmwareEnvironment(new KvmHypervisor(machine), machine, machine, heap)).Value;
        tracker.InitialiseDynamicPool().ThrowIfFailed();

        var refilled = tracker.Pool.Refill(layout);

        var fits = granule <= Largest && layout.Size <= Largest && layout.Alignment <= Largest;
        Assert.Equal(fits ? null : ErrorKind.OutOfMemory, refilled.Error?.Kind);
        Assert.Equal(fits, tracker.Pool.Allocate(layout).IsOk);
        Assert.Equal(fits, machine.Shared > 0);
    }

    /// <summary>Accepts every share.</summary>
    private sealed class WideMachine(ulong granule) : PermissiveMachine, IHypercalls
    {
        public int Shared { get; private set; }

        public long Call(HypercallFunction function, ulong argument)
        {
            Shared += function == HypercallFunction.MemShare ? 1 : 0;
            return function == HypercallFunction.MemInfo ? (long)granule : 0;
        }
    }
}
