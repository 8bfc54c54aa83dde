namespace MemoryModel.Ports;

/// <summary>The guest's own page table. Ranges are whole 4 KiB pages; false means the change was refused.</summary>
public interface IPageTable
{
    /// <summary>Maps memory read-only.</summary>
    bool MapReadOnly(MemoryRange pages);

    /// <summary>Maps memory read-write.</summary>
    bool MapMutable(MemoryRange pages);

    /// <summary>Maps one device page.</summary>
    bool MapDevice(MemoryRange page);

    /// <summary>Unmaps pages; unmapping pages that are not mapped succeeds.</summary>
    bool Unmap(MemoryRange pages);
}
