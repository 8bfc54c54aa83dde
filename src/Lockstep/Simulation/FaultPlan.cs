using System.Collections.Immutable;

namespace Lockstep.Simulation;

/// <summary>Counts the calls of each port and decides which of them fail.</summary>
/// <param name="faults">The faults; if several match a call, the first one applies.</param>
internal sealed class FaultPlan(ImmutableArray<Fault> faults)
{
    private static readonly int Ports = Enum.GetValues<Port>().Length;

    private readonly int[] _calls = new int[Ports];

    /// <summary>Counts a call of a port and returns the fault to inject, if any.</summary>
    public Fault? Next(Port port)
    {
        var call = ++_calls[(int)port];
        if (faults.IsDefaultOrEmpty)
            return null;
        foreach (var fault in faults)
        {
            if (fault.Port == port && call >= fault.First && call <= fault.Last)
                return fault;
        }

        return null;
    }
}
