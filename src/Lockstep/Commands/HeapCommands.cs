using Lockstep.Notation;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The guest's heap: private memory, from which the sharer takes too.</summary>
internal static class HeapCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<HeapAllocate>(
            new("heap-alloc", new(7, Weight: 12), new(0, default), static (to, it) =>
                it with { Shape = to.Shape(it.Shape) }),
            names: None.AtAll,
            new Takes<HeapAllocate>(BufferKind.Heap, static it => AskedLayout.Of(it.Shape)),
            cost: None.AtAll, ranges: None.AtAll,
            Watch<HeapAllocate>.Ordinary,
            Run<HeapAllocate>.OnFirmware(
                static (firmware, it) => ToAnswer(firmware.Heap.Allocate(ToLayout(it.Shape)))),
            instead: None.AtAll),
        new Description<HeapFree>(
            new("heap-free", new(8, Weight: 8), new(default, null), static (to, it) =>
                it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
            new(static (it, made) => made.Resolve<HeapAllocate>(it.Buffer, (address, maker) =>
                (it.As ?? maker?.Shape) is { } shape ? new HeapFree(address, shape) : null)),
            new Gives<HeapFree>(
                BufferKind.Heap,
                static it => it.Buffer,
                static it => it.As is { } shape ? AskedLayout.Of(shape) : null,
                static (it, maker) =>
                    maker is HeapAllocate made && it.As is { } shape ? [made with { Shape = shape }] : []),
            cost: None.AtAll, ranges: None.AtAll,
            Watch<HeapFree>.Ordinary,
            Run<HeapFree>.OnFirmware(
                static (firmware, it) => ToAnswer(firmware.Heap.Free(it.Buffer.Value, ToLayout(it.As!.Value)))),
            instead: None.AtAll),
    ];
}
