using System.Collections.Immutable;

namespace Lockstep.Simulation;

/// <summary>Counts the calls of each port and says which of them fail.</summary>
/// <param name="faults">The plan; where several match a call, the first listed wins.</param>
internal sealed class FaultPlan(ImmutableArray<Fault> faults)
{
    private static readonly int Ports = Enum.GetValues<Port>().Length;

    private readonly int[] _calls = new int[Ports];

    /// <summary>Counts one more call of a port and answers the fault that strikes it, or null.</summary>
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
