using Lockstep.Simulation;
using MemoryModel.Ports;

namespace Properties.Interleaving;

/// <summary>
/// The ports of a simulated platform: another thread may run before and after each call, and every call is logged in
/// the order in which it took effect.
/// </summary>
/// <param name="platform">The platform.</param>
internal sealed class SteppedPorts(SimulatedPlatform platform) : IHypercalls, IPageTable, IGuestMemory
{
    private readonly List<PortAccess> _log = [];

    /// <summary>Port calls and memory accesses so far.</summary>
    public IReadOnlyList<PortAccess> Log => _log;

    public long Call(HypercallFunction function, ulong argument)
    {
        LockHooks.Step();
        var result = platform.Call(function, argument);
        Note($"{function}", argument, (ulong)result);
        return result;
    }

    public bool MapReadOnly(MemoryRange pages) => Change("MapReadOnly", pages, platform.MapReadOnly);

    public bool MapMutable(MemoryRange pages) => Change("MapMutable", pages, platform.MapMutable);

    public bool MapDevice(MemoryRange page) => Change("MapDevice", page, platform.MapDevice);

    public bool Unmap(MemoryRange pages) => Change("Unmap", pages, platform.Unmap);

    public void Read(ulong address, Span<byte> destination)
    {
        LockHooks.Step();
        platform.Read(address, destination);
        Note("Read", address, (ulong)destination.Length);
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        LockHooks.Step();
        platform.Write(address, source);
        Note("Write", address, (ulong)source.Length);
    }

    public void Zero(MemoryRange range)
    {
        LockHooks.Step();
        platform.Zero(range);
        Note("Zero", range.Start, range.Size);
    }

    public void Flush(MemoryRange range)
    {
        LockHooks.Step();
        platform.Flush(range);
        Note("Flush", range.Start, range.Size);
    }

    private bool Change(string name, MemoryRange pages, Func<MemoryRange, bool> change)
    {
        LockHooks.Step();
        var succeeded = change(pages);
        Note(succeeded ? name : $"{name} refused", pages.Start, pages.Size);
        return succeeded;
    }

    private void Note(string what, ulong address, ulong value)
    {
        _log.Add(new PortAccess(what, address, value));
        LockHooks.Step();
    }
}

/// <summary>A port call or a memory access.</summary>
/// <param name="What">Its name.</param>
/// <param name="Address">The address it is about, or 0.</param>
/// <param name="Value">The size in bytes, or the result of a hypercall.</param>
internal readonly record struct PortAccess(string What, ulong Address, ulong Value)
{
    public override string ToString() => $"{What} 0x{Address:x} {(long)Value}";
}
