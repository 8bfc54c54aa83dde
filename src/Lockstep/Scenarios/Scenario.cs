using System.Collections.Immutable;
using Lockstep.Commands;

namespace Lockstep.Scenarios;

/// <summary>
/// A platform and the commands that run on it: plain data, compared by value. Any sublist of the commands is a scenario
/// too, because a command that names a missing buffer is idle.
/// </summary>
/// <param name="Platform">The platform.</param>
/// <param name="Commands">The commands, in order; labels of makers are unique.</param>
public sealed record Scenario(Platform Platform, ImmutableArray<Command> Commands)
{
    /// <summary>The platform. Another one keeps no <see cref="ExpectedAnswers"/>.</summary>
    public Platform Platform { get; init => (field, ExpectedAnswers) = (value, NoAnswers); } = Platform;

    /// <summary>The commands. Others keep no <see cref="ExpectedAnswers"/>.</summary>
    public ImmutableArray<Command> Commands { get; init => (field, ExpectedAnswers) = (value, NoAnswers); } = Commands;

    /// <summary>
    /// What the answers must be, beyond the agreement of both sides, by step from 1. They are about exactly these
    /// commands on this platform.
    /// </summary>
    public ImmutableSortedDictionary<int, ExpectedAnswer> ExpectedAnswers { get; init; } = NoAnswers;

    /// <summary>The rules of the safety monitor that a run must violate, which is then no finding.</summary>
    public ImmutableArray<string> ExpectedViolations { get; init; } = [];

    private static ImmutableSortedDictionary<int, ExpectedAnswer> NoAnswers =>
        ImmutableSortedDictionary<int, ExpectedAnswer>.Empty;

    /// <summary>Whether any command boots the firmware; commands that need it are idle before.</summary>
    public bool Boots => Commands.Any(command => command is Boot);

    /// <summary>
    /// Renumbers the labels from 0 in the order of their makers. A label without an earlier maker becomes
    /// <see cref="Place.Nothing"/>: the command is idle either way.
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

        return this with { Commands = commands.MoveToImmutable(), ExpectedAnswers = ExpectedAnswers };
    }

    /// <inheritdoc/>
    public bool Equals(Scenario? other) =>
        other is not null && SamePlatform(Platform, other.Platform) && Commands.SequenceEqual(other.Commands)
        && ExpectedAnswers.SequenceEqual(other.ExpectedAnswers)
        && ExpectedViolations.SequenceEqual(other.ExpectedViolations);

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

    // Record equality would compare the fault plan by reference.
    private static bool SamePlatform(Platform left, Platform right) =>
        left is Machine one && right is Machine two
            ? one.Faults.SequenceEqual(two.Faults) && (one with { Faults = [] }) == (two with { Faults = [] })
            : left == right;
}
