using System.Collections.Immutable;
using Lockstep.Commands;

namespace Lockstep.Scenarios;

/// <summary>
/// A platform and the commands that run on it: plain data, compared by value. Any sub-list of the commands is
/// a scenario too, because a command that names what nobody made does nothing.
/// </summary>
/// <param name="Platform">What it runs on.</param>
/// <param name="Commands">The steps, in order; labels of makers are unique.</param>
public sealed record Scenario(Platform Platform, ImmutableArray<Command> Commands)
{
    /// <summary>Whether a command boots; everything else that needs the firmware waits for it.</summary>
    public bool Boots => Commands.Any(command => command is Boot);

    /// <summary>
    /// Numbers the labels 0, 1, 2 in the order of their makers. A place that names no earlier command's
    /// result becomes <see cref="Place.Nothing"/>: it is idle either way.
    /// </summary>
    public Scenario Normalise()
    {
        var labels = new Dictionary<ulong, int>();
        var commands = ImmutableArray.CreateBuilder<Command>(Commands.Length);
        foreach (var command in Commands)
        {
            var renamed = command.WithPlaces(place => Rename(place, labels));
            if (renamed is Maker maker)
            {
                var label = labels.Count;
                labels[(ulong)maker.Label] = label;
                renamed = maker with { Label = label };
            }

            commands.Add(renamed);
        }

        return this with { Commands = commands.MoveToImmutable() };
    }

    /// <inheritdoc/>
    public bool Equals(Scenario? other) =>
        other is not null && SamePlatform(Platform, other.Platform) && Commands.SequenceEqual(other.Commands);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Platform is Machine machine ? machine with { Faults = [] } : Platform);
        foreach (var command in Commands)
        {
            hash.Add(command);
        }

        return hash.ToHashCode();
    }

    /// <summary>The text form, see <see cref="ScenarioText"/>.</summary>
    public override string ToString() => ScenarioText.Print(this);

    private static Place Rename(Place place, Dictionary<ulong, int> labels) => place switch
    {
        { Kind: not PlaceKind.Label } => place,
        _ when labels.TryGetValue(place.Value, out var label) => Place.Of(label, place.Offset),
        _ => Place.Nothing,
    };

    // The compiler compares arrays by identity, and a fault plan is an array.
    private static bool SamePlatform(Platform left, Platform right) =>
        left is Machine one && right is Machine two
            ? one.Faults.SequenceEqual(two.Faults) && (one with { Faults = [] }) == (two with { Faults = [] })
            : left == right;
}
