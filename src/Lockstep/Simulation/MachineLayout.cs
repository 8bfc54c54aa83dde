namespace Lockstep.Simulation;

/// <summary>Addresses that are the same on every machine.</summary>
internal static class MachineLayout
{
    /// <summary>Where the firmware's memory begins; MMIO ends at or below it.</summary>
    public const ulong FirmwareBase = 0x7fc0_0000;

    /// <summary>The firmware's memory in bytes: 4 MiB, up to where guest RAM begins.</summary>
    public const ulong FirmwareSize = 0x40_0000;
}
