namespace Lockstep.Platforms;

/// <summary>What the name of a platform says.</summary>
/// <param name="Hypervisor">The hypervisor; null for a bare allocator.</param>
/// <param name="IsHostile">Whether it answers whatever the fault plan says, and nothing predicts it.</param>
public readonly record struct PlatformKind(Hypervisor? Hypervisor, bool IsHostile = false)
{
    /// <summary>The kind of a platform.</summary>
    public static PlatformKind Of(Platform? platform) =>
        platform is Machine machine ? new(machine.Hypervisor, machine.IsHostile) : default;
}
