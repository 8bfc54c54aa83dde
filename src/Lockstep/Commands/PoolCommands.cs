using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Safety;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The shared pool; a bare allocator has two of its commands.</summary>
internal static class PoolCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<Allocate>(
            new("alloc", new(0, Weight: 32), new(0, default), static (to, it) =>
                it with { Shape = to.Shape(it.Shape) }),
            resolve: null,
            new Allocates<Allocate>(BufferKind.Pool, static it => RequestedLayout.Of(it.Shape)),
            cap: null, ranges: null,
            SafetyEffect<Allocate>.Ordinary,
            Execution<Allocate>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.Pool.Allocate(ToLayout(it.Shape))),
                static (allocator, it) => ToAnswer(allocator.Allocate(ToLayout(it.Shape)))),
            replacement: null),
        new Description<Free>(
            new("free", new(1, Weight: 32), new(default, null), static (to, it) =>
                it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
            Resolve,
            new Frees<Free>(
                BufferKind.Pool,
                static it => it.Buffer,
                static it => it.As is { } shape ? RequestedLayout.Of(shape) : null,
                static (it, maker) =>
                    maker is Allocate made && it.As is { } shape ? [made with { Shape = shape }] : []),
            cap: null, ranges: null,
            SafetyEffect<Free>.Ordinary,
            Execution<Free>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.Pool.Free(it.Buffer.Value, ToLayout(it.As!.Value))),
                static (allocator, it) => ToAnswer(allocator.Free(it.Buffer.Value, ToLayout(it.As!.Value)))),
            replacement: null),
        new Description<InitDynamicPool>(
            new("init-dynamic-pool", new(3, Weight: 12), new()),
            resolve: null, buffer: null, cap: null, ranges: null,
            SafetyEffect<InitDynamicPool>.Ordinary,
            Execution<InitDynamicPool>.OnTracker(static (tracker, _) => ToAnswer(tracker.InitialiseDynamicPool())),
            replacement: null),
        new Description<InitStaticPool>(
            new("init-static-pool", new(4, Weight: 8), new(default), static (to, it) =>
                new(to.Area(it.Area, MachineDefaults.SwiotlbOf(to.Machine)))),
            resolve: null, buffer: null,
            cap: static it => Cost.ShortPool(it.Area) is var area && area != it.Area ? new(area) : it,
            ranges: static (it, _) => [Ranges.Text(it.Area)],
            SafetyEffect<InitStaticPool>.Ordinary with
            {
                SuccessEvent = static (it, _) => new StaticRange(it.Area.First, it.Area.Span()),
            },
            Execution<InitStaticPool>.OnTracker(
                static (tracker, it) => ToAnswer(tracker.InitialiseStaticPool(ToRange(it.Area)))),
            replacement: null),
        new Description<Refill>(
            new("refill", new(5, Weight: 8), new(default), static (to, it) => new(to.Shape(it.Shape))),
            resolve: null,
            new Refills<Refill>(static it => RequestedLayout.Of(it.Shape)),
            cap: null, ranges: null,
            SafetyEffect<Refill>.Ordinary,
            Execution<Refill>.OnTracker(static (tracker, it) => ToAnswer(tracker.Pool.Refill(ToLayout(it.Shape)))),
            replacement: null),
        new Description<UnshareAll>(
            new("unshare-all", new(6, Weight: 4), new()),
            resolve: null, buffer: null, cap: null, ranges: null,
            SafetyEffect<UnshareAll>.Teardown(Closing.Always),
            Execution<UnshareAll>.OnTracker(static (tracker, _) => ToAnswer(tracker.UnshareAll())),
            replacement: null),
    ];

    // A free of a DMA buffer without a layout goes through the HAL, which knows the layout.
    private static Command? Resolve(Free it, Resolver resolver)
    {
        if (resolver.AddressOf(it.Buffer) is not { } address)
            return null;
        var maker = resolver.MakerOf(it.Buffer);
        return (maker, it.As) switch
        {
            (DmaAllocate dma, null) => new DmaFree(address, dma.Pages),
            (Allocate plain, null) => new Free(address, plain.Shape),
            (not HeapAllocate, { } shape) => new Free(address, shape),
            _ => null,
        };
    }
}
