namespace MemoryModel;

/// <summary>A granule that the hypervisor refused to take back.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Code">The answer of MEM_UNSHARE; 0 where the hypervisor failed without one.</param>
public sealed record RefusedGranule(ulong Address, long Code)
{
    /// <inheritdoc/>
    public override string ToString() => $" 0x{Address:x} (answer {Code})";
}
