using Lockstep.Platforms;

namespace Lockstep.Formats.Binary;

/// <summary>
/// Platforms of version 1 of the binary form, in which memory began at 0x8000_0000 and had whole pages, and a heap had
/// at least 64 bytes. Its bytes keep that meaning; any other platform takes version 2.
/// </summary>
internal static class FirstVersion
{
    private const ulong SmallestHeap = 64;

    /// <summary>Whether version 1 has the bytes of a platform.</summary>
    /// <param name="platform">A valid platform within the caps.</param>
    public static bool Has(Platform platform) =>
        platform is not Machine machine
        || (machine.Heap.Size >= SmallestHeap && WholePages(machine.Memory) == machine.Memory);

    /// <summary>The platform that decoded fields meant in version 1: valid, and within the caps.</summary>
    public static Platform Normal(Platform platform)
    {
        if (platform is not Machine decoded)
            return PlatformBinary.Normal(platform);
        var machine = (Machine)PlatformBinary.Normal(decoded with { Memory = WholePages(decoded.Memory) });
        var size = Math.Max(machine.Heap.Size, SmallestHeap);
        return machine with { Heap = new(Math.Min(machine.Heap.Base, MachineDefaults.MemoryBase - size), size) };
    }

    private static Extent WholePages(Extent memory) => new(
        MachineDefaults.MemoryBase,
        Math.Clamp(
            memory.Size & ~(MachineDefaults.Page - 1),
            MachineDefaults.Page,
            MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase));
}
