using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Writing;

/// <summary>Guesses what the tracker has: which ranges are taken, and whether one more can be.</summary>
internal sealed class MapForecast(Machine? machine, PortForecast ports)
{
    private const int Capacity = 5;

    private readonly List<Extent> _regions = [];
    private readonly List<Extent> _mmio = [];

    /// <summary>The tracked memory.</summary>
    public Extent Total { get; set; } = machine?.Memory ?? default;

    /// <summary>The BAR range that the HAL translates into.</summary>
    public Extent Bar { get; set; } = machine?.Bar ?? default;

    public IReadOnlyList<Extent> Regions => _regions;

    public IReadOnlyList<Extent> Mmio => _mmio;

    /// <summary>Guesses a mapping of memory.</summary>
    /// <param name="range">What is mapped.</param>
    /// <param name="port">MapReadOnly or MapMutable.</param>
    public bool MapsMemory(Extent range, Port port)
    {
        var isHome = Total.Contains(range.Base, range.Size);
        if (!isHome || _regions.Count == Capacity || Meets(_regions, range) || ports.Strikes(port))
            return false;
        _regions.Add(range);
        return true;
    }

    /// <summary>Guesses a mapping of MMIO.</summary>
    public bool MapsMmio(Extent range)
    {
        if (_mmio.Count == Capacity || Meets(_mmio, range))
            return false;
        var pages = (int)((range.End - 1) / Numbers.Page) - (int)(range.Base / Numbers.Page) + 1;
        var guarded = !machine!.SharesOnDemand || !ports.Strikes(Port.GuardMap, pages);
        if (!guarded || ports.Strikes(Port.MapDevice, pages))
            return false;
        _mmio.Add(range);
        return true;
    }

    public void ForgetMmio() => _mmio.Clear();

    private static bool Meets(List<Extent> ranges, Extent range)
    {
        foreach (var other in ranges)
        {
            if (range.Base < other.End && other.Base < range.End)
                return true;
        }

        return false;
    }
}
