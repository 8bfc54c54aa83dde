using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>
/// The hypervisor's stage-2 table of shared granules: the effect of MEM_SHARE and MEM_UNSHARE.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="host">The view of the host, which the calls change.</param>
internal sealed class Stage2(Machine machine, HostView host)
{
    private readonly Extent _firmware = PlatformRules.HomeOf(machine);

    /// <summary>Notes the granule that MEMINFO returned: calls share so many bytes from now on.</summary>
    public void Tell(ulong granule) => host.Granule = granule;

    /// <summary>Shares the granule at an address: returns 0, or -3 if it cannot be shared.</summary>
    public long Share(ulong address) =>
        IsGranule(address) && host.Share(address) ? HypercallCode.Success : HypercallCode.InvalidParameter;

    /// <summary>Unshares the granule at an address: returns 0, or -3 if it is not shared.</summary>
    public long Unshare(ulong address) =>
        host.Unshare(address) ? HypercallCode.Success : HypercallCode.InvalidParameter;

    private bool IsGranule(ulong address) =>
        BitOperations.IsPow2(host.Granule)
        && address % host.Granule == 0
        && (_firmware.Contains(address, host.Granule) || machine.Memory.Contains(address, host.Granule));
}
