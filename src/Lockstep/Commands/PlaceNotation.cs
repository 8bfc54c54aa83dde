using Lockstep.Notation;

namespace Lockstep.Commands;

/// <summary>Replaces each place among a command's fields; what is absent stays absent.</summary>
/// <param name="replace">Says what stands for a place.</param>
internal sealed class PlaceNotation(Func<Place, Place> replace) : PassNotation
{
    public override Place Place(Place value) => replace(value);

    /// <summary>Whether some field is a place, present or not.</summary>
    public static bool HasPlaces<T>(Func<INotation, T, T> fields, T prototype)
    {
        var probe = new Probe();
        fields(probe, prototype);
        return probe.Found;
    }

    private sealed class Probe : PassNotation
    {
        public bool Found { get; private set; }

        public override Place Place(Place value)
        {
            Found = true;
            return value;
        }

        public override T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null) =>
            field(this, value ?? default);
    }
}

/// <summary>Walks the places that commands name.</summary>
public static class CommandPlaces
{
    /// <summary>The same command with each of its places replaced; what is absent stays absent.</summary>
    /// <param name="command">Any command.</param>
    /// <param name="replace">Says what stands for a place.</param>
    public static Command WithPlaces(this Command command, Func<Place, Place> replace) =>
        Vocabulary.Of(command) is { HasPlaces: true } description
            ? description.Notate(new PlaceNotation(replace), command)
            : command;
}
