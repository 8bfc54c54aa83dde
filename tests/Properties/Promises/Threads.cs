using CsCheck;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Properties.Promises;

/// <summary>
/// Promise 12: what several threads do at once is what they could have done one after another, by every answer, by
/// the order of port calls, by what can be asked afterwards and by every byte of memory.
/// </summary>
public sealed class Threads
{
    private const int Iterations = 30;

    [Fact]
    public void Every_history_on_one_pool_is_linearizable() => Run(
        Taking, GivingBack, Bouncing, Unbouncing, Dma, Refilling);

    [Fact]
    public void So_is_every_history_that_closes_the_pool_under_its_users() => Run(
        Taking, GivingBack, Bouncing, Unbouncing, Dma, Closing, Initialising);

    [Fact]
    public void So_is_every_history_on_tracker_and_pool_together() => Run(
        Taking, Tracking, Mmio, Closing, Ending);

    [Fact]
    public void So_is_every_history_in_which_others_use_the_heap_that_is_shared() => Run(
        Taking, HeapTaking, Refilling, Closing);

    private static GenOperation<Contended> Taking => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new Allocate(0, new Shape(bytes, 16))));

    private static GenOperation<Contended> GivingBack => Operation(
        Gen.Int[0, 3].Select(which => (Command)new Free(Place.At(Contended.Buffers[which]), Contended.BufferShape)));

    private static GenOperation<Contended> Bouncing => Operation(
        Gen.ULong[1, 5000]
            .Select(bytes => (Command)new Share(0, Place.At(Workload.GuestBuffer), bytes, Direction.Both)));

    private static GenOperation<Contended> Unbouncing => Operation(
        Gen.Select(Gen.Int[0, 1], Gen.ULong[1, 3], (which, into) => (Command)new Unshare(
            Place.At(Contended.Bounces[which]),
            Place.At(Workload.GuestBuffer + (into * 0x1000)),
            Contended.BounceBytes,
            Direction.Both)));

    private static GenOperation<Contended> Dma => Operation(
        Gen.ULong[1, 4].Select(pages => (Command)new DmaAllocate(0, pages)));

    private static GenOperation<Contended> Refilling => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new Refill(new Shape(bytes, 1))));

    private static GenOperation<Contended> Closing => Operation(Gen.Const((Command)new UnshareAll()));

    private static GenOperation<Contended> Initialising => Operation(Gen.Const((Command)new InitDynamicPool()));

    private static GenOperation<Contended> Ending => Operation(Gen.Const((Command)new Dispose()));

    private static GenOperation<Contended> Tracking => Operation(
        Gen.ULong[0, 6].Select(page => (Command)new MapMutable(Area.Sized(0x8010_0000 + (page * 4096), 5000))));

    private static GenOperation<Contended> Mmio => Operation(
        Gen.ULong[0, 6].Select(page => page == 6
            ? (Command)new UnmapMmio()
            : new MapMmio(Area.Sized(0x4000_0000 + (page * 2048), 2048))));

    private static GenOperation<Contended> HeapTaking => Operation(
        Gen.ULong[1, 9000].Select(bytes => (Command)new HeapAllocate(0, new Shape(bytes, 16))));

    private static void Run(params GenOperation<Contended>[] operations) =>
        Check.SampleParallel(
            Gen.Int[0, 1].Select(_ => new Contended()),
            operations,
            equal: (one, two) => one.IsAs(two),
            maxSequentialOperations: 2,
            maxParallelOperations: 5,
            iter: Budget.Of(Iterations),
            print: state => state.ToString());

    /// <summary>The number tells an operation from its like: its answer is its own.</summary>
    private static GenOperation<Contended> Operation(Gen<Command> commands) =>
        Gen.Select(Gen.UInt, commands).Operation<Contended>(
            (operation) => $"{operation.Item1}: {ScenarioText.Print(operation.Item2)}",
            (state, operation) => state.Do(operation.Item1, operation.Item2));
}
