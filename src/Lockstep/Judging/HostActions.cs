using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>
/// What the host does to one world: at once, or right after an entry of an operation's trace took effect. It keeps
/// what the host read, and where it wrote.
/// </summary>
/// <param name="world">The platform's world or the predicted one.</param>
internal sealed class HostActions(World world)
{
    private IReadOnlyList<HostAccess> _armed = [];

    /// <summary>What the host read since the operation began; null where it saw nothing.</summary>
    public List<byte[]?> Readings { get; } = [];

    /// <summary>Where the host wrote since the operation began.</summary>
    public List<ByteRange> Writings { get; } = [];

    /// <summary>Begins an operation with host accesses in it.</summary>
    public void Begin(IReadOnlyList<HostAccess> armed)
    {
        _armed = armed;
        Readings.Clear();
        Writings.Clear();
    }

    /// <summary>Does what is planned for right after an entry.</summary>
    /// <param name="entry">The entry's number, from 1.</param>
    public void After(int entry)
    {
        foreach (var access in _armed)
        {
            if (access.After == entry)
                Do(access);
        }
    }

    /// <summary>Does one access now; what the host does not see is skipped.</summary>
    /// <returns>Whether it saw any of it.</returns>
    public bool Do(HostAccess access)
    {
        var place = access.Place.Kind == PlaceKind.Visible
            ? world.Host.AddressOf(access.Place.Value, access.Place.Offset)
            : access.Place.Value;
        if (place is not { } address)
            return false;
        if (access is HostWrite write)
        {
            Writings.Add(new ByteRange(address, write.Bytes));
            return world.HostWrite(address, write.Bytes, write.Value) > 0;
        }

        var bytes = world.HostRead(address, access.Bytes);
        Readings.Add(bytes);
        return bytes is not null;
    }
}
