namespace Lockstep.Simulation;

/// <summary>
/// The return codes of the simulated hypervisor itself; a fault plan can return any other.
/// </summary>
internal static class HypercallCode
{
    /// <summary>The call took effect.</summary>
    public const long Success = 0;

    /// <summary>The hypervisor does not have the call.</summary>
    public const long NotSupported = -1;

    /// <summary>The call does not apply to the address.</summary>
    public const long InvalidParameter = -3;
}
