using Lockstep.Notation;
using Lockstep.Safety;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The guest's heap: private memory, which also backs the memory sharer.</summary>
internal static class HeapCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<HeapAllocate>(
            new("heap-alloc", new(7, Weight: 12), new(0, default), static (to, it) =>
                it with { Shape = to.Shape(it.Shape) }),
            resolve: null,
            new Allocates<HeapAllocate>(BufferKind.Heap, static it => RequestedLayout.Of(it.Shape)),
            cap: null, ranges: null,
            SafetyEffect<HeapAllocate>.Ordinary with
            {
                Needs = static (it, address) => new Needed([], [new(address!.Value, it.Shape.Size)]),
            },
            Execution<HeapAllocate>.OnFirmware(
                static (firmware, it) => ToAnswer(firmware.Heap.Allocate(ToLayout(it.Shape)))),
            replacement: null),
        new Description<HeapFree>(
            new("heap-free", new(8, Weight: 8), new(default, null), static (to, it) =>
                it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
            resolve: static (it, resolver) => resolver.Resolve<HeapAllocate>(it.Buffer, (address, maker) =>
                (it.As ?? maker?.Shape) is { } shape ? new HeapFree(address, shape) : null),
            new Frees<HeapFree>(
                BufferKind.Heap,
                static it => it.Buffer,
                static it => it.As is { } shape ? RequestedLayout.Of(shape) : null,
                static (it, maker) =>
                    maker is HeapAllocate made && it.As is { } shape ? [made with { Shape = shape }] : []),
            cap: null, ranges: null,
            SafetyEffect<HeapFree>.Ordinary,
            Execution<HeapFree>.OnFirmware(
                static (firmware, it) => ToAnswer(firmware.Heap.Free(it.Buffer.Value, ToLayout(it.As!.Value)))),
            replacement: null),
    ];
}
