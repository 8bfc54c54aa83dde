using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Safety;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The shared pool; a bare allocator knows two of its commands.</summary>
internal static class PoolCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<Allocate>(
            new("alloc", new(0, Weight: 32), new(0, default), static (to, it) =>
                it with { Shape = to.Shape(it.Shape) }),
            names: None.AtAll,
            new Takes<Allocate>(BufferKind.Pool, static it => AskedLayout.Of(it.Shape)),
            cost: None.AtAll, ranges: None.AtAll,
            Watch<Allocate>.Ordinary,
            Run<Allocate>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.Pool.Allocate(ToLayout(it.Shape))),
                static (allocator, it) => ToAnswer(allocator.Allocate(ToLayout(it.Shape)))),
            instead: None.AtAll),
        new Description<Free>(
            new("free", new(1, Weight: 32), new(default, null), static (to, it) =>
                it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
            new(Resolve),
            new Gives<Free>(
                BufferKind.Pool,
                static it => it.Buffer,
                static it => it.As is { } shape ? AskedLayout.Of(shape) : null,
                static (it, maker) =>
                    maker is Allocate made && it.As is { } shape ? [made with { Shape = shape }] : []),
            cost: None.AtAll, ranges: None.AtAll,
            Watch<Free>.Ordinary,
            Run<Free>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.Pool.Free(it.Buffer.Value, ToLayout(it.As!.Value))),
                static (allocator, it) => ToAnswer(allocator.Free(it.Buffer.Value, ToLayout(it.As!.Value)))),
            instead: None.AtAll),
        new Description<InitDynamicPool>(
            new("init-dynamic-pool", new(3, Weight: 12), new()),
            names: None.AtAll, buffer: None.AtAll, cost: None.AtAll, ranges: None.AtAll,
            Watch<InitDynamicPool>.Ordinary,
            Run<InitDynamicPool>.OnTracker(static (tracker, _) => ToAnswer(tracker.InitialiseDynamicPool())),
            instead: None.AtAll),
        new Description<InitStaticPool>(
            new("init-static-pool", new(4, Weight: 8), new(default), static (to, it) =>
                new(to.Area(it.Area, MachineDefaults.SwiotlbOf(to.Machine)))),
            names: None.AtAll, buffer: None.AtAll,
            new(static it => Cost.ShortPool(it.Area) is var area && area != it.Area ? new(area) : it),
            new(static it => it.Area),
            Watch<InitStaticPool>.Ordinary with
            {
                Success = static (it, _) => new StaticRange(it.Area.First, it.Area.Span()),
            },
            Run<InitStaticPool>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.InitialiseStaticPool(ToRange(it.Area)))),
            instead: None.AtAll),
        new Description<Refill>(
            new("refill", new(5, Weight: 8), new(default), static (to, it) => new(to.Shape(it.Shape))),
            names: None.AtAll,
            new Fills<Refill>(static it => AskedLayout.Of(it.Shape)),
            cost: None.AtAll, ranges: None.AtAll,
            Watch<Refill>.Ordinary,
            Run<Refill>.OnTracker(static (tracker, it) => ToAnswer(tracker.Pool.Refill(ToLayout(it.Shape)))),
            instead: None.AtAll),
        new Description<UnshareAll>(
            new("unshare-all", new(6, Weight: 4), new()),
            names: None.AtAll, buffer: None.AtAll, cost: None.AtAll, ranges: None.AtAll,
            Watch<UnshareAll>.Teardown(Closing.Always),
            Run<UnshareAll>.OnTracker(static (tracker, _) => ToAnswer(tracker.UnshareAll())),
            instead: None.AtAll),
    ];

    // A plain free of a DMA buffer is the HAL's: it knows the buffer's layout.
    private static Command? Resolve(Free it, Resolver made)
    {
        if (made.AddressOf(it.Buffer) is not { } address)
            return null;
        var maker = made.MakerOf(it.Buffer);
        return (maker, it.As) switch
        {
            (DmaAllocate dma, null) => new DmaFree(address, dma.Pages),
            (Allocate plain, null) => new Free(address, plain.Shape),
            (null or Allocate or DmaAllocate, { } shape) => new Free(address, shape),
            _ => null,
        };
    }
}
