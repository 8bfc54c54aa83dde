namespace Lockstep.Platforms;

/// <summary>The capabilities of a machine that follow from its hypervisor.</summary>
public static class MachineTraits
{
    extension(Machine machine)
    {
        /// <summary>Whether memory can be shared on demand; otherwise the pool is static.</summary>
        public bool SharesOnDemand => Hypervisors.Of(machine.Hypervisor).SharesOnDemand;
    }
}
