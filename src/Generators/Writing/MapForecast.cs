using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Writing;

/// <summary>Predicts the tracker's state: which ranges are tracked, and whether another one fits.</summary>
internal sealed class MapForecast(Machine? machine, PortForecast ports)
{
    private const int Capacity = 5;

    private readonly List<Extent> _regions = [];
    private readonly List<Extent> _mmio = [];

    /// <summary>The tracked memory.</summary>
    public Extent Total { get; set; } = machine?.Memory ?? default;

    /// <summary>The PCI BAR range that the HAL translates.</summary>
    public Extent Bar { get; set; } = machine?.Bar ?? default;

    public IReadOnlyList<Extent> Regions => _regions;

    public IReadOnlyList<Extent> Mmio => _mmio;

    /// <summary>Predicts whether memory can be mapped, and records it if so.</summary>
    /// <param name="range">The range to map.</param>
    /// <param name="port">MapReadOnly or MapMutable.</param>
    public bool MapsMemory(Extent range, Port port)
    {
        var isInside = Total.Contains(range.Base, range.Size);
        if (!isInside || _regions.Count == Capacity || Overlaps(_regions, range) || ports.Fails(port))
            return false;
        _regions.Add(range);
        return true;
    }

    /// <summary>Predicts whether MMIO can be mapped, and records it if so.</summary>
    public bool MapsMmio(Extent range)
    {
        var granule = machine!.GuardUnit;
        if (_mmio.Count == Capacity || range.End > machine.MmioEnd || range.Base < granule || Overlaps(_mmio, range))
            return false;
        var isMmio = (range.End - 1) / granule < MachineDefaults.FirmwareBase / granule;
        var isGuarded = !machine.SharesOnDemand || (isMmio && !ports.Fails(Port.GuardMap, Units(range, granule)));
        if (!isGuarded || ports.Fails(Port.MapDevice, Units(range, Numbers.Page)))
            return false;
        _mmio.Add(range);
        return true;
    }

    public void ClearMmio() => _mmio.Clear();

    private static int Units(Extent range, ulong unit) =>
        (int)((range.End - 1) / unit) - (int)(range.Base / unit) + 1;

    private static bool Overlaps(List<Extent> ranges, Extent range)
    {
        foreach (var other in ranges)
        {
            if (range.Base < other.End && other.Base < range.End)
                return true;
        }

        return false;
    }
}
