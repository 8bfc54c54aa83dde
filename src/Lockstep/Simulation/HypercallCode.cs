namespace Lockstep.Simulation;

/// <summary>
/// The answers that the simulated hypervisor gives of itself; a fault plan may give any other.
/// </summary>
internal static class HypercallCode
{
    /// <summary>It was done.</summary>
    public const long Success = 0;

    /// <summary>There is no such call here.</summary>
    public const long NotSupported = -1;

    /// <summary>The address is not one that this can be done to.</summary>
    public const long InvalidParameter = -3;
}
