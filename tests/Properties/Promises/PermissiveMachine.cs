using MemoryModel.Ports;

namespace Properties.Promises;

/// <summary>
/// RAM of any size without contents, under a page table that accepts everything: real bytes would take seconds.
/// </summary>
internal abstract class PermissiveMachine : IGuestMemory, IPageTable
{
    public virtual void Read(ulong address, Span<byte> destination) => Assert.Fail("unexpected read");

    public virtual void Write(ulong address, ReadOnlySpan<byte> source) => Assert.Fail("unexpected write");

    public void Zero(MemoryRange range) => Assert.False(range.IsEmpty);

    public void Flush(MemoryRange range) => Assert.False(range.IsEmpty);

    public bool MapReadOnly(MemoryRange pages) => true;

    public bool MapMutable(MemoryRange pages) => true;

    public bool MapDevice(MemoryRange page) => true;

    public bool Unmap(MemoryRange pages) => true;
}
