namespace Lockstep.Safety;

/// <summary>The memory that a bounce buffer stands in for.</summary>
/// <param name="Buffer">Its first address; the size is that of the bounce buffer.</param>
/// <param name="Direction">The direction in which data is copied.</param>
public readonly record struct Loan(ulong Buffer, Direction Direction)
{
    /// <inheritdoc/>
    public override string ToString() => $"0x{Buffer:x} {Direction}";
}
