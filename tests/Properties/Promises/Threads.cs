using CsCheck;

namespace Properties.Promises;

/// <summary>
/// Promise 12: concurrent calls are linearizable by results, order of port calls, observable state and memory.
/// </summary>
public sealed class Threads
{
    private const int Iterations = 30;

    [Fact]
    public void Pool_histories_are_linearizable() => Run(Allocating, Freeing, Sharing, Unsharing, Dma, Refilling);

    [Fact]
    public void Histories_that_close_a_pool_in_use_are_linearizable() => Run(
        Allocating, Freeing, Sharing, Unsharing, Dma, Closing, Initialising);

    [Fact]
    public void Histories_on_tracker_and_pool_are_linearizable() => Run(
        Allocating, Tracking, Mmio, Closing, Disposing);

    [Fact]
    public void Histories_with_concurrent_heap_use_are_linearizable() => Run(
        Allocating, HeapAllocating, Refilling, Closing);

    private static GenOperation<ContendedPool> Allocating => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new Allocate(0, new Shape(bytes, 16))));

    private static GenOperation<ContendedPool> Freeing => Operation(Gen.Int[0, 3].Select(
        which => (Command)new Free(Place.At(ContendedPool.Buffers[which]), ContendedPool.BufferShape)));

    private static GenOperation<ContendedPool> Sharing => Operation(
        Gen.ULong[1, 5000]
            .Select(bytes => (Command)new Share(0, Place.At(Workload.GuestBuffer), bytes, Direction.Both)));

    private static GenOperation<ContendedPool> Unsharing => Operation(
        Gen.Select(Gen.Int[0, 1], Gen.ULong[1, 3], (which, into) => (Command)new Unshare(
            Place.At(ContendedPool.Bounces[which]),
            Place.At(Workload.GuestBuffer + (into * 0x1000)),
            ContendedPool.BounceBytes,
            Direction.Both)));

    private static GenOperation<ContendedPool> Dma => Operation(
        Gen.ULong[1, 4].Select(pages => (Command)new DmaAllocate(0, pages)));

    private static GenOperation<ContendedPool> Refilling => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new Refill(new Shape(bytes, 1))));

    private static GenOperation<ContendedPool> Closing => Operation(Gen.Const((Command)new UnshareAll()));

    private static GenOperation<ContendedPool> Initialising => Operation(Gen.Const((Command)new InitDynamicPool()));

    private static GenOperation<ContendedPool> Disposing => Operation(Gen.Const((Command)new Dispose()));

    private static GenOperation<ContendedPool> Tracking => Operation(
        Gen.ULong[0, 6].Select(page => (Command)new MapMutable(Area.Sized(0x8010_0000 + (page * 4096), 5000))));

    private static GenOperation<ContendedPool> Mmio => Operation(
        Gen.ULong[0, 6].Select(page => page == 6
            ? (Command)new UnmapMmio()
            : new MapMmio(Area.Sized(0x4000_0000 + (page * 2048), 2048))));

    private static GenOperation<ContendedPool> HeapAllocating => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new HeapAllocate(0, new Shape(bytes, 16))));

    private static void Run(params GenOperation<ContendedPool>[] operations) =>
        Check.SampleParallel(
            Gen.Int[0, 1].Select(_ => new ContendedPool()),
            operations,
            equal: (one, two) => one.Matches(two),
            maxSequentialOperations: 2,
            maxParallelOperations: 5,
            iter: Budget.Of(Iterations),
            print: state => state.ToString());

    /// <summary>The number distinguishes equal operations, so that each has its own result.</summary>
    private static GenOperation<ContendedPool> Operation(Gen<Command> commands) =>
        Gen.Select(Gen.UInt, commands).Operation<ContendedPool>(
            (operation) => $"{operation.Item1}: {ScenarioText.Print(operation.Item2)}",
            (state, operation) => state.Execute(operation.Item1, operation.Item2));
}
