using MemoryModel.Ports;

namespace Properties.Promises;

/// <summary>Guest RAM that yields to other threads before and after each access.</summary>
/// <param name="memory">The underlying RAM.</param>
internal sealed class YieldingMemory(IGuestMemory memory) : IGuestMemory
{
    public void Read(ulong address, Span<byte> destination)
    {
        Yield();
        memory.Read(address, destination);
        Yield();
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        Yield();
        memory.Write(address, source);
        Yield();
    }

    public void Zero(MemoryRange range)
    {
        Yield();
        memory.Zero(range);
        Yield();
    }

    public void Flush(MemoryRange range) => memory.Flush(range);

    private static void Yield()
    {
        Thread.Yield();
        Thread.SpinWait(100);
    }
}
