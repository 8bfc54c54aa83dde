using System.Collections.Immutable;

namespace Generators.Writing;

/// <summary>Guesses which call of a port the fault plan strikes, by counting the calls so far.</summary>
/// <param name="faults">The plan.</param>
internal sealed class PortForecast(ImmutableArray<Fault> faults)
{
    private readonly int[] _calls = new int[Enum.GetValues<Port>().Length];

    /// <summary>Counts calls in a row that end with the first that fails.</summary>
    /// <returns>Whether one of them fails.</returns>
    public bool Strikes(Port port, int calls = 1)
    {
        if (faults.IsEmpty)
            return false;
        var done = _calls[(int)port];
        var first = int.MaxValue;
        foreach (var fault in faults)
        {
            var struck = Math.Max(fault.First, done + 1);
            if (fault.Port == port && struck <= fault.Last && struck <= done + calls)
                first = Math.Min(first, struck);
        }

        _calls[(int)port] = first == int.MaxValue ? done + calls : first;
        return first != int.MaxValue;
    }
}
