using Lockstep.Formats;

namespace Lockstep.Judging;

/// <summary>
/// Turns a scenario's commands into resolved ones, in which every place is an address and nothing is left out.
/// A label stands for what its command made, also after that was freed.
/// </summary>
internal sealed class Resolver
{
    private readonly Dictionary<int, Made> _made = [];

    /// <summary>Remembers what a maker made.</summary>
    /// <param name="maker">The resolved command.</param>
    /// <param name="address">What it answered.</param>
    public void Record(Maker maker, ulong address) => _made[maker.Label] = new Made(maker, address);

    /// <summary>The resolved command, or null where it names what does not exist or is of another kind.</summary>
    public Command? Resolve(Command command) => command switch
    {
        Free free => Resolve(free),
        HeapFree free => Use<HeapAllocate>(free.Buffer, (address, maker) =>
            (free.As ?? maker?.Shape) is { } shape ? free with { Buffer = address, As = shape } : null),
        DmaFree free => Use<DmaAllocate>(free.Buffer, (address, maker) =>
            (free.Pages ?? maker?.Pages) is { } pages ? new DmaFree(address, pages) : null),
        Unshare unshare => Use<Share>(unshare.Bounce, (address, maker) => Resolve(unshare, address, maker)),
        Share share => AddressOf(share.Buffer) is { } address ? share with { Buffer = address } : null,
        GuestWrite write => AddressOf(write.Place) is { } address ? write with { Place = address } : null,
        HostRead read => ResolveHost(read.Place) is { } place ? read with { Place = place } : null,
        HostWrite write => ResolveHost(write.Place) is { } place ? write with { Place = place } : null,
        _ => command,
    };

    private Command? Resolve(Free free)
    {
        if (free.As is null && free.Buffer.Kind == PlaceKind.Label && Find(free.Buffer)?.Maker is DmaAllocate dma)
            return new DmaFree(AddressOf(free.Buffer)!.Value, dma.Pages);
        if (free.Buffer.Kind == PlaceKind.Label && Find(free.Buffer)?.Maker is not (Allocate or DmaAllocate))
            return null;
        var shape = free.As ?? (Find(free.Buffer)?.Maker as Allocate)?.Shape;
        return AddressOf(free.Buffer) is { } address && shape is not null ? new Free(address, shape) : null;
    }

    private Unshare? Resolve(Unshare unshare, Place bounce, Share? maker)
    {
        var buffer = unshare.Buffer is { } given ? AddressOf(given) : maker?.Buffer;
        var bytes = unshare.Bytes ?? maker?.Bytes;
        var direction = unshare.Direction ?? maker?.Direction;
        return buffer is null || bytes is null || direction is null
            ? null
            : new Unshare(bounce, buffer, bytes, direction);
    }

    private Command? Use<T>(Place place, Func<Place, T?, Command?> resolved)
        where T : Maker
    {
        if (AddressOf(place) is not { } address)
            return null;
        return place.Kind == PlaceKind.Label
            ? Find(place)?.Maker is T maker ? resolved(address, maker) : null
            : resolved(address, null);
    }

    /// <summary>What the host sees changes while an operation runs: such a place is resolved when it is used.</summary>
    private Place? ResolveHost(Place place) => place.Kind == PlaceKind.Visible ? place : AddressOf(place);

    private Place? AddressOf(Place place) => place.Kind switch
    {
        PlaceKind.Address => place,
        PlaceKind.Label when Find(place) is { } made => Place.At(unchecked(made.Address + place.Offset)),
        _ => null,
    };

    private Made? Find(Place place) => _made.GetValueOrDefault((int)place.Value);

    private sealed record Made(Maker Maker, ulong Address);
}
