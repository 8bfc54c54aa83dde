using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>Counts what a firmware's log contains.</summary>
internal sealed class FirmwareTotals
{
    private UInt128 _live;

    public long Events { get; set; }

    public int Boots { get; set; }

    /// <summary>Boots after which the next began without a line that says how they ended.</summary>
    public int Cut { get; set; }

    public long Regions { get; private set; }

    public UInt128 PeakShared { get; private set; }

    public long Buffers { get; private set; }

    public UInt128 PeakLive { get; private set; }

    public void Share(UInt128 shared)
    {
        Regions++;
        PeakShared = UInt128.Max(PeakShared, shared);
    }

    public void Allocate(ulong size, LiveBuffers live)
    {
        Buffers++;
        _live = live.Count == 1 ? size : _live + size;
        PeakLive = UInt128.Max(PeakLive, _live);
    }

    public void Free(ulong size) => _live -= size <= _live ? size : _live;
}
