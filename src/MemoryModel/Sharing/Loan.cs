namespace MemoryModel.Sharing;

/// <summary>What a bounce buffer stands in for until it is unshared.</summary>
/// <param name="Buffer">The guest buffer's start address.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Direction">Who writes and who reads it.</param>
internal readonly record struct Loan(ulong Buffer, ulong Size, BufferDirection Direction)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Size} bytes at 0x{Buffer:x}, {Direction}";
}
