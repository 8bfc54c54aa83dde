namespace MemoryModel;

/// <summary>A granule that the hypervisor refused to unshare.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Code">The code MEM_UNSHARE returned; 0 if there is none.</param>
public sealed record RefusedGranule(ulong Address, long Code)
{
    /// <inheritdoc/>
    public override string ToString() => $" 0x{Address:x} (code {Code})";
}
