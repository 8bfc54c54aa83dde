using Lockstep.Notation;

namespace Lockstep.Commands;

/// <summary>
/// Resolves a scenario's commands: every place becomes an address, every optional field gets its value.
/// A label stands for the address that its maker returned, also after the buffer was freed.
/// </summary>
internal sealed class Resolver
{
    private readonly Dictionary<int, Allocation> _allocations = [];

    /// <summary>Records the address that a maker returned.</summary>
    /// <param name="maker">The resolved command.</param>
    /// <param name="address">The address that it returned.</param>
    public void Record(Maker maker, ulong address) => _allocations[maker.Label] = new Allocation(maker, address);

    /// <summary>The resolved command; null if it names something that does not exist or is of another kind.</summary>
    public Command? Resolve(Command command) => Vocabulary.Of(command).Resolve(command, this);

    /// <summary>The address of a place, or null.</summary>
    public Place? AddressOf(Place place) => place.Kind switch
    {
        PlaceKind.Address => place,
        PlaceKind.Label when Find(place) is { } found => Place.At(unchecked(found.Address + place.Offset)),
        _ => null,
    };

    /// <summary>
    /// As <see cref="AddressOf"/>, but a place that depends on what the host sees is resolved on use.
    /// </summary>
    public Place? HostAddressOf(Place place) => place.Kind == PlaceKind.Visible ? place : AddressOf(place);

    /// <summary>The maker of the buffer that a label names; null for any other place.</summary>
    public Maker? MakerOf(Place place) => place.Kind == PlaceKind.Label ? Find(place)?.Maker : null;

    /// <summary>Resolves a command that names a buffer of one kind of maker, or an address.</summary>
    /// <param name="place">The buffer.</param>
    /// <param name="resolved">Builds the resolved command; the maker is null where the place is an address.</param>
    /// <returns>Null if the place has no address, or another kind of command allocated it.</returns>
    public Command? Resolve<TMaker>(Place place, Func<Place, TMaker?, Command?> resolved)
        where TMaker : Maker
    {
        if (AddressOf(place) is not { } address)
            return null;
        var maker = MakerOf(place);
        return maker is null or TMaker ? resolved(address, maker as TMaker) : null;
    }

    private Allocation? Find(Place place) =>
        _allocations.TryGetValue((int)place.Value, out var found) ? found : null;

    private readonly record struct Allocation(Maker Maker, ulong Address);
}
