using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>
/// The hypervisor's table of who may reach which granule: what MEM_SHARE and MEM_UNSHARE do.
/// </summary>
/// <param name="machine">What is asked.</param>
/// <param name="host">What the host sees, changed by the calls.</param>
internal sealed class Stage2(Machine machine, HostView host)
{
    private static readonly Extent Firmware = new(MachineDefaults.FirmwareBase, MachineDefaults.FirmwareSize);

    /// <summary>Shares the granule at an address: 0, or -3 where it cannot be.</summary>
    public long Share(ulong address) =>
        IsGranule(address) && host.Share(address) ? HypercallCode.Success : HypercallCode.InvalidParameter;

    /// <summary>Takes the granule at an address back: 0, or -3 where it is not shared.</summary>
    public long Unshare(ulong address) =>
        host.Unshare(address) ? HypercallCode.Success : HypercallCode.InvalidParameter;

    private bool IsGranule(ulong address) =>
        BitOperations.IsPow2(machine.Granule)
        && address % machine.Granule == 0
        && (Firmware.Contains(address, machine.Granule) || machine.Memory.Contains(address, machine.Granule));
}
