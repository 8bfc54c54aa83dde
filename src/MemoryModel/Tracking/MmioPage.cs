using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>A device page and where it may be mapped. A failed call may still have taken effect.</summary>
/// <param name="address">The start address.</param>
internal sealed class MmioPage(ulong address)
{
    private bool _inGuard;
    private bool _inPageTable;

    /// <summary>The start address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Whether it may be mapped in the guard or in the page table.</summary>
    public bool IsMapped => _inGuard || _inPageTable;

    private MemoryRange Range => new(Address, Address + MemoryMap.PageSize);

    /// <summary>Maps it in the guard, then in the page table.</summary>
    public Result Map(IHypervisor hypervisor, IPageTable pageTable)
    {
        _inGuard = true;
        var accepted = hypervisor.MapMmioGuard(Address);
        if (!accepted.IsOk)
            return accepted;
        _inPageTable = true;
        return pageTable.MapDevice(Range) ? Result.Ok : Refused("map");
    }

    /// <summary>Unmaps it from the page table, then from the guard; returns the first error.</summary>
    public Result Unmap(IHypervisor hypervisor, IPageTable pageTable)
    {
        MemoryError? first = null;
        if (_inPageTable)
        {
            _inPageTable = !pageTable.Unmap(Range);
            first = _inPageTable ? Refused("unmap") : null;
        }

        if (_inGuard)
        {
            var released = hypervisor.UnmapMmioGuard(Address);
            _inGuard = !released.IsOk;
            first ??= released.Error;
        }

        return Result.Unless(first);
    }

    private MemoryError Refused(string verb) =>
        MemoryError.Of(ErrorKind.FailedToMap, $"the page table refused to {verb} {Range}", "retry");
}
