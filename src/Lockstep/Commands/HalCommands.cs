using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Safety;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The virtio HAL: DMA pages, bounce buffers and device memory.</summary>
internal static class HalCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<DmaAllocate>(
            new("dma-alloc", new(9, Weight: 12), new(0, 0), static (to, it) =>
                it with { Pages = to.Count(it.Pages, "page") }),
            resolve: null,
            new Allocates<DmaAllocate>(BufferKind.Dma, static it => RequestedLayout.OfPages(it.Pages)),
            cap: null, ranges: null,
            SafetyEffect<DmaAllocate>.Ordinary with
            {
                Needs = static (it, buffer) => new Needed([], [new(buffer!.Value, it.Pages * MachineDefaults.Page)]),
            },
            Execution<DmaAllocate>.OnHal(static (hal, it) => ToAnswer(hal.DmaAllocate(it.Pages))),
            replacement: null),
        new Description<DmaFree>(
            new("dma-free", new(10, Weight: 8), new(default, null), static (to, it) =>
                it with { Buffer = to.Place(it.Buffer), Pages = to.OptionalCount(it.Pages, "page") }),
            resolve: static (it, resolver) =>
                resolver.AddressOf(it.Buffer) is { } address
                && (it.Pages ?? (resolver.MakerOf(it.Buffer) as DmaAllocate)?.Pages) is { } pages
                    ? new DmaFree(address, pages)
                    : null,
            new Frees<DmaFree>(
                BufferKind.Dma,
                static it => it.Buffer,
                static it => it.Pages is { } pages ? RequestedLayout.OfPages(pages) : null,
                static (it, maker) =>
                    maker is DmaAllocate made && it.Pages is { } pages ? [made with { Pages = pages }] : []),
            cap: null, ranges: null,
            SafetyEffect<DmaFree>.Ordinary,
            Execution<DmaFree>.OnHal(static (hal, it) => ToAnswer(hal.DmaFree(it.Buffer.Value, it.Pages!.Value))),
            replacement: null),
        new Description<Share>(
            new("share", new(11, Weight: 16), new(0, default, 0, default), static (to, it) => it with
            {
                Bytes = to.Count(it.Bytes, "byte"),
                Buffer = to.AtMemory(it.Buffer),
                Direction = to.Word(it.Direction),
            }),
            resolve: static (it, resolver) =>
                resolver.AddressOf(it.Buffer) is { } address ? it with { Buffer = address } : null,
            new Allocates<Share>(BufferKind.Bounce, static it => RequestedLayout.OfBounce(it.Bytes))
            {
                Loan = static it => new Loan(it.Buffer.Value, it.Direction),
            },
            cap: null,
            ranges: static (it, _) => [Ranges.Sized(it.Buffer.Value, it.Bytes)],
            SafetyEffect<Share>.Ordinary with
            {
                Needs = static (it, bounce) => new Needed(
                    it.Direction == Direction.FromDevice ? [] : [new(it.Buffer.Value, it.Bytes)],
                    [new(bounce!.Value, it.Bytes)]),
            },
            Execution<Share>.OnHal(static (hal, it) =>
                ToAnswer(hal.Share(it.Buffer.Value, it.Bytes, ToDirection(it.Direction)))),
            replacement: null),
        new Description<Unshare>(
            new("unshare", new(12, Weight: 16), new(default, null, null, null), static (to, it) => it with
            {
                Bounce = to.Place(it.Bounce),
                Bytes = to.OptionalCount(it.Bytes, "byte"),
                Buffer = to.Optional("at", it.Buffer, Field.Memory),
                Direction = to.OptionalWord(it.Direction),
            }),
            resolve: static (it, resolver) => resolver.AddressOf(it.Bounce) is { } bounce
                ? Complete(it, bounce, resolver.MakerOf(it.Bounce), resolver)
                : null,
            new Frees<Unshare>(
                BufferKind.Bounce,
                static it => it.Bounce,
                static it => it.Bytes is { } bytes ? RequestedLayout.OfBounce(bytes) : null,
                static (it, maker) => maker is Share made ? MakerVariants(it, made) : [])
            {
                Loan = static it => new Loan(it.Buffer!.Value.Value, it.Direction!.Value),
            },
            cap: null,
            ranges: static (it, _) => [Ranges.Sized(it.Buffer!.Value.Value, it.Bytes!.Value)],
            SafetyEffect<Unshare>.Ordinary with
            {
                Needs = static (it, _) => it.Direction == Direction.ToDevice
                    ? Needed.Nothing
                    : new Needed(
                        [new(it.Bounce.Value, it.Bytes!.Value)], [new(it.Buffer!.Value.Value, it.Bytes.Value)]),
            },
            Execution<Unshare>.OnHal(static (hal, it) => ToAnswer(hal.Unshare(
                it.Bounce.Value, it.Buffer!.Value.Value, it.Bytes!.Value, ToDirection(it.Direction!.Value)))),
            replacement: null),
        new Description<MmioAddress>(
            new("mmio-address", new(13, Weight: 4), new(default), static (to, it) =>
                new(to.Area(it.Area, MachineDefaults.MmioOf(to.Machine)))),
            resolve: null, buffer: null, cap: null,
            ranges: static (it, _) => [Ranges.Text(it.Area)],
            SafetyEffect<MmioAddress>.Ordinary,
            Execution<MmioAddress>.OnHal(static (hal, it) => ToAnswer(hal.MmioAddress(ToRange(it.Area)))),
            replacement: null),
    ];

    // A buffer that another command made can be named too: the HAL has to refuse it.
    private static Unshare? Complete(Unshare it, Place bounce, Maker? maker, Resolver resolver)
    {
        var lent = maker as Share;
        var buffer = it.Buffer is { } given ? resolver.AddressOf(given) : lent?.Buffer;
        var bytes = it.Bytes ?? (maker is null ? null : Vocabulary.Of(maker).LayoutOf(maker)?.ToShape().Size);
        var direction = it.Direction ?? lent?.Direction;
        return buffer is null || bytes is null || direction is null
            ? null
            : new Unshare(bounce, buffer, bytes, direction);
    }

    private static IEnumerable<Maker> MakerVariants(Unshare it, Share maker)
    {
        if (it.Direction is { } direction)
            yield return maker with { Direction = direction };
        if (it.Buffer is { } buffer)
            yield return maker with { Buffer = buffer };
        if (it.Bytes is { } bytes)
            yield return maker with { Bytes = bytes };
    }
}
