namespace MemoryModel.Ports;

/// <summary>The guest's own page table. Ranges are whole 4 KiB pages; false means refused.</summary>
public interface IPageTable
{
    /// <summary>Maps memory that is only read.</summary>
    bool MapReadOnly(MemoryRange pages);

    /// <summary>Maps memory that is read and written.</summary>
    bool MapMutable(MemoryRange pages);

    /// <summary>Maps one device page.</summary>
    bool MapDevice(MemoryRange page);

    /// <summary>Removes the mapping of pages; removing none is no error.</summary>
    bool Unmap(MemoryRange pages);
}
