using Lockstep.Formats;
using static Lockstep.Shrinking.ArgumentKnobs;

namespace Lockstep.Shrinking;

/// <summary>What can be made simpler about each command.</summary>
internal static class CommandKnobs
{
    private static readonly Area SomeMemory = Area.Sized(MachineDefaults.MemoryBase, MachineDefaults.Page);

    /// <summary>The knobs of a command on a platform.</summary>
    public static IEnumerable<Knob<Command>> Of(Command command, Platform platform) => command switch
    {
        Allocate it => Shape(it.Shape, shape => it with { Shape = shape }),
        HeapAllocate it => Shape(it.Shape, shape => it with { Shape = shape }),
        Refill it => Shape(it.Shape, shape => new Refill(shape)),
        DmaAllocate it => [Knob.Number<Command>(it.Pages, One, pages => it with { Pages = pages })],
        Share it =>
        [
            Knob.Size<Command>(it.Bytes, bytes => it with { Bytes = bytes }),
            .. Buffer(it.Buffer, place => it with { Buffer = place }),
            Knob.First<Command>((int)it.Direction, at => it with { Direction = (Direction)at }),
        ],
        Free it =>
        [
            .. At(it.Buffer, place => it with { Buffer = place }),
            .. As(it.As, shape => it with { As = shape }),
        ],
        HeapFree it =>
        [
            .. At(it.Buffer, place => it with { Buffer = place }),
            .. As(it.As, shape => it with { As = shape }),
        ],
        DmaFree it =>
        [
            .. At(it.Buffer, place => it with { Buffer = place }),
            .. Optional(it.Pages, pages => it with { Pages = pages }),
        ],
        Unshare it => Of(it),
        Add it => [Knob.Size<Command>(it.Size, size => it with { Size = size })],
        MmioAddress it => Range<Command>(it.Area, SomeMmio(platform), area => new MmioAddress(area)),
        InitStaticPool it => Range<Command>(it.Area, SomeSwiotlb(platform), area => new InitStaticPool(area)),
        Shrink it => Range<Command>(it.Area, SomeMemory, area => new Shrink(area)),
        MapReadOnly it => Range<Command>(it.Area, SomeMemory, area => new MapReadOnly(area)),
        MapMutable it => Range<Command>(it.Area, SomeMemory, area => new MapMutable(area)),
        MapMmio it => Range<Command>(it.Area, SomeMmio(platform), area => new MapMmio(area)),
        Boot it =>
        [
            Knob.Usual(isUsual: false, () => PoolAlone(platform)),
            .. BootKnobs.Of(it.Facts, platform).Select(OfBoot),
        ],
        FailBoot it => [Knob.First<Command>((int)it.Reason - 1, at => new FailBoot((RebootReason)(at + 1)))],
        GuestWrite it =>
        [
            Knob.Size<Command>(it.Bytes, bytes => it with { Bytes = bytes }),
            .. Buffer(it.Place, place => it with { Place = place }),
            Value(it.Value, value => it with { Value = value }),
        ],
        HostAccess it => Of(it),
        _ => [],
    };

    private static IEnumerable<Knob<Command>> Of(Unshare it) =>
    [
        .. At(it.Bounce, place => it with { Bounce = place }),
        .. Optional(it.Bytes, bytes => it with { Bytes = bytes }),
        Knob.Drop<Command>(it.Buffer is not null, () => it with { Buffer = null }),
        .. it.Buffer is { } buffer ? Buffer(buffer, place => it with { Buffer = place }) : [],
        Knob.Drop<Command>(it.Direction is not null, () => it with { Direction = null }),
        Knob.First<Command>(
            (int)(it.Direction ?? Direction.ToDevice), at => it with { Direction = (Direction)at }),
    ];

    private static IEnumerable<Knob<Command>> Of(HostAccess it) =>
    [
        Knob.Drop<Command>(it.After is not null, () => it with { After = null }),
        .. it.After is { } after
            ? [Knob.Number<Command>((ulong)after, One, entry => it with { After = (int)entry })]
            : Array.Empty<Knob<Command>>(),
        Knob.Size<Command>(it.Bytes, bytes => it with { Bytes = bytes }),
        .. At(it.Place, place => it with { Place = place }),
        .. it is HostWrite write
            ? [Value(write.Value, value => write with { Value = value })]
            : Array.Empty<Knob<Command>>(),
    ];

    private static Knob<Command> OfBoot(Knob<BootFacts> knob) =>
        new(knob.Weight, knob.Simpler.Select(facts => new Boot(facts)));

    /// <summary>What a boot does for those who only want its pool.</summary>
    private static Command PoolAlone(Platform platform) =>
        platform is Machine { Hypervisor: Hypervisor.Gunyah }
            ? new InitStaticPool(SomeSwiotlb(platform))
            : new InitDynamicPool();

    private static Area SomeMmio(Platform platform) =>
        Area.Sized((platform as Machine ?? MachineDefaults.Machine).Bar.Base, MachineDefaults.Page);

    private static Area SomeSwiotlb(Platform platform) =>
        platform is Machine { Swiotlb: { Size: > 0 } swiotlb }
            ? Area.Sized(swiotlb.Base, swiotlb.Size)
            : Area.Sized(MachineDefaults.Swiotlb.Base, MachineDefaults.Swiotlb.Size);
}
