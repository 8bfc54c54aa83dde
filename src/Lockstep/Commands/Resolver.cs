using Lockstep.Notation;

namespace Lockstep.Commands;

/// <summary>
/// Turns a scenario's commands into resolved ones, in which every place is an address and nothing is left out.
/// A label stands for what its command made, also after that was freed.
/// </summary>
internal sealed class Resolver
{
    private readonly Dictionary<int, Made> _made = [];

    /// <summary>Remembers what a maker made.</summary>
    /// <param name="maker">The resolved command.</param>
    /// <param name="address">The address that it returned.</param>
    public void Record(Maker maker, ulong address) => _made[maker.Label] = new Made(maker, address);

    /// <summary>The resolved command, or null where it names what does not exist or is of another kind.</summary>
    public Command? Resolve(Command command) => Vocabulary.Of(command).Resolve(command, this);

    /// <summary>The address of a place, or null where there is none.</summary>
    public Place? AddressOf(Place place) => place.Kind switch
    {
        PlaceKind.Address => place,
        PlaceKind.Label when Find(place) is { } made => Place.At(unchecked(made.Address + place.Offset)),
        _ => null,
    };

    /// <summary>What the host sees changes while an operation runs: such a place is resolved when it is used.</summary>
    public Place? HostAddressOf(Place place) => place.Kind == PlaceKind.Visible ? place : AddressOf(place);

    /// <summary>What made the buffer at a place: null where that is an address or something else's result.</summary>
    public Maker? MakerOf(Place place) => place.Kind == PlaceKind.Label ? Find(place)?.Maker : null;

    /// <summary>Resolves a command that names a buffer of one kind of maker, or an address.</summary>
    /// <param name="place">The buffer.</param>
    /// <param name="resolved">The command with the address; the maker is null where the place is an address.</param>
    /// <returns>Null where the place is no address, or the result of another kind of command.</returns>
    public Command? Resolve<TMaker>(Place place, Func<Place, TMaker?, Command?> resolved)
        where TMaker : Maker
    {
        if (AddressOf(place) is not { } address)
            return null;
        var maker = MakerOf(place);
        return maker is null or TMaker ? resolved(address, maker as TMaker) : null;
    }

    private Made? Find(Place place) => _made.GetValueOrDefault((int)place.Value);

    private sealed record Made(Maker Maker, ulong Address);
}
