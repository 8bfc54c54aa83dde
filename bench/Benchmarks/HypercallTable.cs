using System.Globalization;
using System.Numerics;
using Bench.Allocators;
using Lockstep.Formats;
using Lockstep.Judging;
using Lockstep.Platforms;
using MemoryModel;
using MemoryModel.Allocation;
using Reference;

namespace Bench.Benchmarks;

/// <summary>
/// Hypercalls of recorded drivers, from asking for the granule to unsharing everything: sharing at every call, the
/// published pool, this one, and the least possible for the peak in use.
/// </summary>
internal static class HypercallTable
{
    private const ulong HeapSize = 2 << 20;

    private static readonly string[] Recordings = ["virtio-blk.hal", "net256.hal"];
    private static readonly ulong[] Granules = [4096, 16384, 65536];

    /// <summary>The table.</summary>
    public static string Measure() => string.Join('\n',
    [
        "| recording | granule | sharing at every call | published pool | this pool | least | a refill |",
        "| :-- | --: | --: | --: | --: | --: | --: |",
        .. from name in Recordings
           from granule in Granules
           select Row(name, granule),
    ]);

    private static string Row(string name, ulong granule)
    {
        using var stream = typeof(HypercallTable).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var scenario = HalTrace.Read(reader, name, MachineDefaults.Machine with { Granule = granule });
        var published = new PublishedPool(granule, HeapSize);
        var machine = new QuietMachine(granule);
        var pool = Pool.Dynamic(machine, HeapSize);
        var (unserved, inUse, peak, largest) = (0, 0UL, 0UL, 0UL);
        var live = new Dictionary<int, (Layout Layout, ulong Address, ulong? Published)>();
        foreach (var command in scenario.Commands)
        {
            if (LayoutOf(command) is { } layout)
            {
                var address = pool.Allocate(layout).Value;
                var theirs = published.Allocate(layout);
                unserved += theirs is null ? 1 : 0;
                live.Add(((Maker)command).Label, (layout, address, theirs));
                largest = Math.Max(largest, BlockOf(layout));
                peak = Math.Max(peak, inUse += BlockOf(layout));
            }
            else if (FreedLabel(command) is { } label && live.Remove(label, out var buffer))
            {
                pool.Free(buffer.Address, buffer.Layout).ThrowIfFailed();
                if (buffer.Published is { } at)
                    published.Free(at, buffer.Layout);
                inUse -= BlockOf(buffer.Layout);
            }
        }

        var shared = (long)(pool.Statistics.Shared / granule);
        var least = 1 + (2 * (long)((peak + granule - 1) / granule));
        var refill = 2 * (long)(Math.Max(granule, largest) / granule);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {granule >> 10} KiB | {SharingAtEveryCall.Hypercalls(scenario):N0} | {published.Calls:N0}"
            + $"{(unserved > 0 ? $", {unserved:N0} not served" : string.Empty)} | {machine.Calls + shared:N0} "
            + $"| {least:N0} | {refill} |");
    }

    private static Layout? LayoutOf(Command command) => command switch
    {
        DmaAllocate dma => Layout.OfUnits(dma.Pages, 4096).Value,
        Share share => Layout.Create(share.Bytes, 16).Value,
        _ => null,
    };

    private static int? FreedLabel(Command command) => command switch
    {
        DmaFree free => (int)free.Buffer.Value,
        Unshare unshare => (int)unshare.Bounce.Value,
        _ => null,
    };

    private static ulong BlockOf(Layout layout) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(layout.Size), layout.Alignment), SharedPoolBlock);

    private const ulong SharedPoolBlock = MemoryModel.Sharing.SharedPool.SmallestBlock;

    /// <summary>The published pool: a refill takes as many granules as the request needs, not a power of two.</summary>
    private sealed class PublishedPool
    {
        private readonly ulong _granule;
        private readonly BuddyAllocator _pool = BuddyAllocator.Create(SharedPoolBlock).Value;
        private readonly BuddyAllocator _heap = BuddyAllocator.Create(SharedPoolBlock).Value;

        public PublishedPool(ulong granule, ulong heapSize)
        {
            _granule = granule;
            _heap.Add(1UL << 40, heapSize).ThrowIfFailed();
        }

        /// <summary>Hypercalls, with those that unshare everything at the end.</summary>
        public long Calls { get; private set; } = 1;

        public ulong? Allocate(Layout layout)
        {
            var address = _pool.Allocate(layout);
            if (!address.IsOk && Refill(layout))
                address = _pool.Allocate(layout);
            return address.IsOk ? address.Value : null;
        }

        public void Free(ulong address, Layout layout) => _pool.Free(address, layout).ThrowIfFailed();

        private bool Refill(Layout hint)
        {
            var alignment = Math.Max(hint.Alignment, _granule);
            var size = (hint.Size + alignment - 1) & ~(alignment - 1);
            var block = _heap.Allocate(Layout.Create(size, alignment));
            if (!block.IsOk)
                return false;
            Calls += 2 * (long)(size / _granule);
            return _pool.Add(block.Value, size).IsOk;
        }
    }
}
