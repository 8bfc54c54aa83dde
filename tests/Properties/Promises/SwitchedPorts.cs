using MemoryModel.Ports;

namespace Properties.Promises;

/// <summary>Ports that stay the same while the machine behind them changes.</summary>
internal sealed class SwitchedPorts : IHypercalls, IPageTable, IGuestMemory
{
    /// <summary>The ports of the machine of the current life.</summary>
    public SubjectPorts Now { get; set; } = new(null!, null!, null!);

    public long Call(HypercallFunction function, ulong argument) => Now.Hypercalls.Call(function, argument);

    public bool MapReadOnly(MemoryRange pages) => Now.PageTable.MapReadOnly(pages);

    public bool MapMutable(MemoryRange pages) => Now.PageTable.MapMutable(pages);

    public bool MapDevice(MemoryRange page) => Now.PageTable.MapDevice(page);

    public bool Unmap(MemoryRange pages) => Now.PageTable.Unmap(pages);

    public void Read(ulong address, Span<byte> destination) => Now.Memory.Read(address, destination);

    public void Write(ulong address, ReadOnlySpan<byte> source) => Now.Memory.Write(address, source);

    public void Zero(MemoryRange range) => Now.Memory.Zero(range);

    public void Flush(MemoryRange range) => Now.Memory.Flush(range);
}
