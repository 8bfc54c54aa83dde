using Lockstep.Notation;

namespace Lockstep.Commands;

/// <summary>Replaces each place among a command's fields; absent fields stay absent.</summary>
/// <param name="replace">Returns the replacement of a place.</param>
internal sealed class PlaceNotation(Func<Place, Place> replace) : PassNotation
{
    public override Place Place(Place value) => replace(value);

    /// <summary>Whether any field is a place, including absent ones.</summary>
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

        public override T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null) =>
            field(this, value ?? default);
    }
}

/// <summary>Visits the places in commands.</summary>
public static class CommandPlaces
{
    /// <summary>The command with each of its places replaced; absent fields stay absent.</summary>
    /// <param name="command">Any command.</param>
    /// <param name="replace">Returns the replacement of a place.</param>
    public static Command WithPlaces(this Command command, Func<Place, Place> replace) =>
        Vocabulary.Of(command) is { HasPlaces: true } description
            ? description.Notate(new PlaceNotation(replace), command)
            : command;
}
