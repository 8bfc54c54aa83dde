using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>
/// The accesses of the host to one world: between operations, or at an instant of an operation. Records what the host
/// read and where it wrote.
/// </summary>
/// <param name="world">The world of the platform or of the shadow.</param>
internal sealed class HostActions(World world)
{
    private readonly List<PlannedAccess> _struck = [];
    private List<PlannedAccess> _pending = [];

    /// <summary>The bytes that the host read since the operation began; null where nothing was visible.</summary>
    public List<byte[]?> Reads { get; } = [];

    /// <summary>The ranges that the host wrote since the operation began.</summary>
    public List<ByteRange> Writes { get; } = [];

    /// <summary>The planned accesses whose instant came and of which a byte was visible then.</summary>
    public List<PlannedAccess> Struck => _struck;

    /// <summary>Begins an operation with host accesses during it.</summary>
    public void Begin(List<PlannedAccess> pending)
    {
        _pending = pending;
        _struck.Clear();
        Reads.Clear();
        Writes.Clear();
    }

    /// <summary>Performs the accesses that are due at an instant.</summary>
    public void At(Instant instant)
    {
        if (_pending.Count == 0)
            return;
        foreach (var planned in _pending)
        {
            if (planned.Access.After == instant && Perform(planned.Access))
                _struck.Add(planned);
        }
    }

    /// <summary>Performs one access now; bytes that the host does not see are skipped.</summary>
    /// <returns>Whether any byte was visible.</returns>
    public bool Perform(HostAccess access)
    {
        var place = access.Place.Kind == PlaceKind.Visible
            ? world.Host.AddressOf(access.Place.Value, access.Place.Offset)
            : access.Place.Value;
        if (place is not { } address)
            return false;
        if (access is HostWrite write)
        {
            Writes.Add(new ByteRange(address, write.Bytes));
            return world.HostWrite(address, write.Bytes, write.Value) > 0;
        }

        var bytes = world.HostRead(address, access.Bytes);
        Reads.Add(bytes);
        return bytes is not null;
    }
}

/// <summary>An access of the host during the next operation.</summary>
/// <param name="Step">The step that plans it, from 1.</param>
/// <param name="Access">The access.</param>
internal readonly record struct PlannedAccess(int Step, HostAccess Access);
