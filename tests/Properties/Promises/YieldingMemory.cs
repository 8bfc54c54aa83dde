using MemoryModel;
using MemoryModel.Ports;

namespace Properties.Promises;

/// <summary>Guest RAM at which other threads get their turn, before and after each access.</summary>
/// <param name="memory">The RAM itself.</param>
internal sealed class YieldingMemory(IGuestMemory memory) : IGuestMemory
{
    public void Read(ulong address, Span<byte> destination)
    {
        LetOthersIn();
        memory.Read(address, destination);
        LetOthersIn();
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        LetOthersIn();
        memory.Write(address, source);
        LetOthersIn();
    }

    public void Zero(MemoryRange range)
    {
        LetOthersIn();
        memory.Zero(range);
        LetOthersIn();
    }

    public void Flush(MemoryRange range) => memory.Flush(range);

    private static void LetOthersIn()
    {
        Thread.Yield();
        Thread.SpinWait(100);
    }
}
