using System.Numerics;
using Lockstep.Platforms;
using Lockstep.Safety;
using MemoryModel.Tracking;

namespace Lockstep.Judging;

/// <summary>What a firmware says of itself, as the safety monitor takes it.</summary>
/// <param name="machine">The machine.</param>
internal sealed class FirmwareAccount(Machine machine)
{
    private readonly ulong _unit = UnitOf(machine);
    private Accounted? _last;
    private EquatableArray<Extent> _regions;

    /// <summary>The account of what is observed; the same instance while nothing of it changes.</summary>
    public Accounted Of(View view)
    {
        if (_last is not null && _last.SharedBytes == view.Pool.Shared && _regions == view.MmioRegions)
            return _last;
        _regions = view.MmioRegions;
        return _last = new Accounted(view.Pool.Shared, [Console, .. _regions.Select(Whole)]);
    }

    // The boot's own, which no tracker lists; rule payload-private holds it when the payload is entered.
    private static ByteRange Console { get; } = new(MemoryMap.UartPage, MachineDefaults.Page);

    // A hostile guard may tell the guest another granule than its own.
    private static ulong UnitOf(Machine machine)
    {
        var unit = machine.GuardUnit;
        foreach (var fault in machine.Faults)
        {
            if (fault.Port == Port.GuardInfo && fault.Code > (long)unit && BitOperations.IsPow2(fault.Code))
                unit = (ulong)fault.Code;
        }

        return unit;
    }

    private ByteRange Whole(Extent region)
    {
        var start = region.Base & ~(_unit - 1);
        return new ByteRange(start, ((region.End + _unit - 1) & ~(_unit - 1)) - start);
    }
}
