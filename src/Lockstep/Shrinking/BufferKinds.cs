using Lockstep.Formats;

namespace Lockstep.Shrinking;

/// <summary>
/// The ways to take a buffer and to give it back, from the plainest to the one that does most: what fails with a
/// plain one has nothing to do with zeroing, copying or sharing.
/// </summary>
internal static class BufferKinds
{
    private const ulong BounceAlignment = 16;

    /// <summary>How much more a kind does than the plainest.</summary>
    public static int Rank(Command command) => command switch
    {
        Refill or HeapAllocate or HeapFree => 1,
        Allocate or Free => 2,
        DmaAllocate or DmaFree => 3,
        Share or Unshare => 4,
        _ => 0,
    };

    /// <summary>The buffer that a command gives back, if that is what it does.</summary>
    public static Place? Released(Command command) => command switch
    {
        Free it => it.Buffer,
        HeapFree it => it.Buffer,
        DmaFree it => it.Buffer,
        Unshare it => it.Bounce,
        _ => null,
    };

    /// <summary>The same with a buffer of the pool and no HAL; other commands stay.</summary>
    public static Command InPool(Command command) => command switch
    {
        DmaAllocate it => new Allocate(it.Label, Pages(it.Pages)),
        DmaFree it => new Free(it.Buffer, it.Pages is { } pages ? Pages(pages) : null),
        Share it => new Allocate(it.Label, Bounce(it.Bytes)),
        Unshare it => new Free(it.Bounce, it.Bytes is { } bytes ? Bounce(bytes) : null),
        _ => command,
    };

    /// <summary>The same with a buffer of the heap; other commands stay.</summary>
    public static Command InHeap(Command command) => InPool(command) switch
    {
        Allocate it => new HeapAllocate(it.Label, it.Shape),
        Free it => new HeapFree(it.Buffer, it.As),
        var other => other,
    };

    private static Shape Bounce(ulong bytes) => new(bytes, BounceAlignment);

    private static Shape Pages(ulong pages) => new(
        Math.Min(pages, ulong.MaxValue / MachineDefaults.Page) * MachineDefaults.Page, MachineDefaults.Page);
}
