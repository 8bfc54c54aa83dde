namespace Lockstep.Platforms;

/// <summary>What a machine can do because of its hypervisor.</summary>
public static class MachineTraits
{
    extension(Machine machine)
    {
        /// <summary>Whether memory can be shared on demand; where not, the pool is static.</summary>
        public bool SharesOnDemand => Hypervisors.Of(machine.Hypervisor).SharesOnDemand;
    }
}
