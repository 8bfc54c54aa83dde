using System.Collections.Immutable;

namespace Generators.Writing;

/// <summary>Predicts which port calls fail by counting calls against the fault plan.</summary>
/// <param name="faults">The fault plan.</param>
internal sealed class PortForecast(ImmutableArray<Fault> faults)
{
    private readonly int[] _calls = new int[Enum.GetValues<Port>().Length];

    /// <summary>Whether the plan has a fault for a port.</summary>
    public bool MayFail(Port port) => faults.Any(fault => fault.Port == port);

    /// <summary>Counts a series of calls, which ends at the first failure.</summary>
    /// <returns>Whether one of them fails.</returns>
    public bool Fails(Port port, int calls = 1)
    {
        if (faults.IsEmpty)
            return false;
        var done = _calls[(int)port];
        var first = int.MaxValue;
        foreach (var fault in faults)
        {
            var failing = Math.Max(fault.First, done + 1);
            if (fault.Port == port && failing <= fault.Last && failing <= done + calls)
                first = Math.Min(first, failing);
        }

        _calls[(int)port] = first == int.MaxValue ? done + calls : first;
        return first != int.MaxValue;
    }
}
