namespace Lockstep.Platforms;

/// <summary>The default PCI ranges of scenarios.</summary>
/// <param name="Configuration">The configuration range.</param>
/// <param name="Bar">The BAR range.</param>
public sealed record PciRanges(Extent Configuration, Extent Bar)
{
    /// <summary>Those of the binary form, in which the meaning of bytes never changes.</summary>
    public static PciRanges Encoded { get; } = new(new(0x4000_0000, 0x1_0000), new(0x5000_0000, 0x1_0000));
}
