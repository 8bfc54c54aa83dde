using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>Regions and requests for a bare allocator, anywhere in 64 bits.</summary>
/// <param name="Smallest">The smallest block in bytes.</param>
/// <param name="Regions">Start and size in bytes; some overlap or wrap and are refused.</param>
/// <param name="Requests">Size and alignment in bytes.</param>
/// <param name="Order">Seed of the order in which buffers are freed.</param>
public sealed record AllocatorPlan(
    ulong Smallest,
    ImmutableArray<(ulong Start, ulong Size)> Regions,
    ImmutableArray<(ulong Size, ulong Alignment)> Requests,
    int Order)
{
    /// <summary>An upper bound of blocks per order: no region here has more below the largest order.</summary>
    private const int MaxBlocksPerOrder = 40;

    public static Arbitrary<AllocatorPlan> Plans() => Arb.From(Plan, Shrink);

    public BuddyAllocator NewAllocator()
    {
        var allocator = BuddyAllocator.Create(Smallest).Value;
        foreach (var (start, size) in Regions)
            allocator.Add(start, size);
        return allocator;
    }

    public ImmutableArray<(ulong Address, Layout Layout)> AllocateAll(BuddyAllocator allocator)
    {
        var allocated = ImmutableArray.CreateBuilder<(ulong, Layout)>();
        foreach (var layout in Requests.Select(request => Layout.Create(request.Size, request.Alignment)))
        {
            if (allocator.Allocate(layout) is { IsOk: true } address)
                allocated.Add((address.Value, layout.Value));
        }

        return allocated.ToImmutable();
    }

    /// <summary>Allocates all remaining blocks, largest first: equal results mean equal free memory.</summary>
    public static IReadOnlyList<(ulong Address, int Order)> Drain(BuddyAllocator allocator)
    {
        var blocks = new List<(ulong, int)>();
        for (var order = 31; order >= 0; order--)
        {
            for (var count = 0; count < MaxBlocksPerOrder; count++)
            {
                if (allocator.Allocate(Layout.Create(1UL << order, 1)) is not { IsOk: true } address)
                    break;
                blocks.Add((address.Value, order));
            }
        }

        return blocks;
    }

    public override string ToString() =>
        $"smallest {Smallest}, regions {string.Join(", ", Regions.Select(it => $"0x{it.Start:x}+0x{it.Size:x}"))}, "
        + $"requests {string.Join(", ", Requests.Select(it => $"{it.Size} align {it.Alignment}"))}, order {Order}";

    private static Gen<AllocatorPlan> Plan { get; } =
        from smallest in Gen.Elements<ulong>(1, 1, 16, 16, 4096, 1UL << 31)
        from regions in Region.ListOf(4)
        from requests in Request.ListOf(12)
        from order in Gen.Choose(0, int.MaxValue)
        select new AllocatorPlan(smallest, [.. regions], [.. requests], order);

    private static Gen<(ulong Start, ulong Size)> Region =>
        from start in Gen.Frequency(
            (2, Gen.Elements<ulong>(0, 1, 1UL << 31, 1UL << 32, ulong.MaxValue << 32, ulong.MaxValue << 16)),
            (3, Gen.Choose(0, 64).Select(page => (ulong)page * 4096)),
            (1, from page in Gen.Choose(0, 64) from odd in Gen.Choose(0, 31) select ((ulong)page * 4096) + (ulong)odd))
        from size in Gen.Frequency(
            (4, Gen.Choose(0, 17).Select(power => 1UL << power)),
            (2, Gen.Choose(1, 1 << 17).Select(bytes => (ulong)bytes)),
            (1, Gen.Elements<ulong>(1UL << 31, 1UL << 32, 3UL << 31, (1UL << 33) + 4096)))
        select (start, size);

    private static Gen<(ulong Size, ulong Alignment)> Request =>
        from size in Gen.Frequency(
            (4, Gen.Choose(1, 9000).Select(bytes => (ulong)bytes)),
            (1, Gen.Elements<ulong>(1UL << 31, (1UL << 31) - 1, 1UL << 30, 1UL << 32)))
        from power in Gen.Frequency((4, Gen.Choose(0, 6)), (1, Gen.Choose(12, 32)))
        select (size, 1UL << power);

    private static IEnumerable<AllocatorPlan> Shrink(AllocatorPlan plan)
    {
        foreach (var region in plan.Regions)
            yield return plan with { Regions = plan.Regions.Remove(region) };
        foreach (var request in plan.Requests)
            yield return plan with { Requests = plan.Requests.Remove(request) };
    }
}
