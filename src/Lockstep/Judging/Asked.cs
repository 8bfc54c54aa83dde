using Lockstep.Formats;
using Lockstep.Formats.Text;

namespace Lockstep.Judging;

/// <summary>What a resolved command asked for, as the text of an error must name it.</summary>
internal static class Asked
{
    private const ulong BounceAlignment = 16;

    /// <summary>An address.</summary>
    public static string Address(ulong address) => $"0x{address:x}";

    /// <summary>A range by its ends.</summary>
    public static string Range(ulong start, ulong end) => $"{Address(start)}..{Address(end)}";

    /// <summary>The buffer that a command gives back.</summary>
    public static ulong BufferOf(Command command) => command switch
    {
        Free it => it.Buffer.Value,
        HeapFree it => it.Buffer.Value,
        DmaFree it => it.Buffer.Value,
        Unshare it => it.Bounce.Value,
        _ => throw Without("buffer", command),
    };

    /// <summary>The size and the alignment that a command asks for, in bytes.</summary>
    public static (UInt128 Size, ulong Alignment) LayoutOf(Command command) => command switch
    {
        Allocate it => (it.Shape.Size, it.Shape.Alignment),
        HeapAllocate it => (it.Shape.Size, it.Shape.Alignment),
        Refill it => (it.Shape.Size, it.Shape.Alignment),
        Free { As: { } shape } => (shape.Size, shape.Alignment),
        HeapFree { As: { } shape } => (shape.Size, shape.Alignment),
        DmaAllocate it => ((UInt128)it.Pages * MachineDefaults.Page, MachineDefaults.Page),
        DmaFree { Pages: { } pages } => ((UInt128)pages * MachineDefaults.Page, MachineDefaults.Page),
        Share it => (it.Bytes, BounceAlignment),
        Unshare { Bytes: { } bytes } => (bytes, BounceAlignment),
        _ => throw Without("layout", command),
    };

    /// <summary>The range that a command names; of a boot all that can be the reason of its failure.</summary>
    public static IEnumerable<string> RangesOf(Command command, RebootReason reboot) => command switch
    {
        Add it => [Sized(it.Base, it.Size)],
        Share it => [Sized(it.Buffer.Value, it.Bytes)],
        Unshare { Buffer: { } buffer, Bytes: { } bytes } => [Sized(buffer.Value, bytes)],
        MmioAddress it => [Text(it.Area)],
        InitStaticPool it => [Text(it.Area)],
        Shrink it => [Text(it.Area)],
        MapReadOnly it => [Text(it.Area)],
        MapMutable it => [Text(it.Area)],
        MapMmio it => [Text(it.Area)],
        Boot boot => RangesOf(boot.Facts, reboot),
        _ => throw Without("range", command),
    };

    private static IEnumerable<string> RangesOf(BootFacts facts, RebootReason reboot) => reboot switch
    {
        RebootReason.InvalidFdt =>
        [
            Text(facts.Memory),
            $"{facts.SwiotlbSize} bytes",
            facts.SwiotlbBase is { } start ? Text(Area.Sized(start, facts.SwiotlbSize)) : "no fixed range",
        ],
        RebootReason.InvalidRamdisk => Given(facts.Ramdisk),
        _ =>
        [
            Text(Area.Sized(facts.Fdt, 2 << 20)),
            .. Given(facts.Kernel),
            Text(facts.PciConfig),
            Text(facts.Bar),
        ],
    };

    private static IEnumerable<string> Given(Area? area) => area is { } given ? [Text(given)] : [];

    /// <summary>By its ends; by its size only where its end cannot be said.</summary>
    private static string Text(Area area) => area.Form switch
    {
        AreaForm.Range => Range(area.First, area.Second),
        _ when area.Second > ulong.MaxValue - area.First => Sized(area.First, area.Second),
        _ => Range(area.First, area.First + area.Second),
    };

    private static string Sized(ulong start, ulong size) => $"{size} bytes at {Address(start)}";

    private static ArgumentException Without(string what, Command command) =>
        new($"{ScenarioText.Print(command)} has no {what}", nameof(command));
}
