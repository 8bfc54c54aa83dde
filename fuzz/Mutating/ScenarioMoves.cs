using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Fuzz.Mutating;

/// <summary>Mutations of a scenario that preserve the meaning of its other commands.</summary>
internal sealed class ScenarioMoves(Random random)
{
    private const int LongestRun = 8;
    private const int LongestCommand = 10;

    private readonly HashSet<int> _taken = [];

    /// <summary>Applies one mutation.</summary>
    /// <param name="scenario">The scenario; its labels may be in any order.</param>
    /// <param name="other">Another one, to take commands from.</param>
    public Scenario Change(Scenario scenario, Scenario other) => random.Next(scenario.Commands.IsEmpty ? 2 : 12) switch
    {
        0 => With(scenario, Insert(scenario.Commands, Fresh(scenario.Platform))),
        1 => With(scenario, Insert(scenario.Commands, Run(other.Commands))),
        2 or 3 => With(scenario, Delete(scenario.Commands)),
        4 => With(scenario, Insert(scenario.Commands, Run(scenario.Commands))),
        5 => With(scenario, Swap(scenario.Commands)),
        6 => With(scenario, [.. Start(scenario.Commands), .. End(other.Commands)]),
        7 => scenario with { Platform = other.Platform },
        8 => With(scenario, Insert(scenario.Commands, Fresh(scenario.Platform))),
        _ => With(scenario, Reparameterise(scenario)),
    };

    private Scenario With(Scenario scenario, ImmutableArray<Command> commands) =>
        scenario with { Commands = Unique(commands.Length > Caps.Commands ? commands[..Caps.Commands] : commands) };

    // Labels of makers must be unique: a copied maker gets a fresh label, and references stay with the original.
    private ImmutableArray<Command> Unique(ImmutableArray<Command> commands)
    {
        _taken.Clear();
        var (makers, next) = (0, 0);
        foreach (var command in commands)
        {
            if (command is not Maker { Label: var label })
                continue;
            _taken.Add(label);
            (makers, next) = (makers + 1, Math.Max(next, label + 1));
        }

        if (_taken.Count == makers)
            return commands;
        _taken.Clear();
        return [.. commands.Select(command =>
            command is Maker maker && !_taken.Add(maker.Label) ? maker with { Label = next++ } : command)];
    }

    private ImmutableArray<Command> Insert(ImmutableArray<Command> commands, ImmutableArray<Command> more) =>
        commands.InsertRange(random.Next(commands.Length + 1), more);

    private ImmutableArray<Command> Delete(ImmutableArray<Command> commands)
    {
        var at = random.Next(commands.Length);
        return commands.RemoveRange(at, Math.Min(1 + random.Next(LongestRun), commands.Length - at));
    }

    private ImmutableArray<Command> Swap(ImmutableArray<Command> commands)
    {
        var (one, two) = (random.Next(commands.Length), random.Next(commands.Length));
        return commands.SetItem(one, commands[two]).SetItem(two, commands[one]);
    }

    private ImmutableArray<Command> Start(ImmutableArray<Command> commands) =>
        commands[..random.Next(commands.Length + 1)];

    private ImmutableArray<Command> End(ImmutableArray<Command> commands) =>
        commands[random.Next(commands.Length + 1)..];

    private ImmutableArray<Command> Run(ImmutableArray<Command> commands)
    {
        if (commands.IsEmpty)
            return commands;
        var at = random.Next(commands.Length);
        return commands.Slice(at, Math.Min(1 + random.Next(LongestRun), commands.Length - at));
    }

    // Random bytes are random commands, weighted as in the binary form.
    private ImmutableArray<Command> Fresh(Platform platform)
    {
        var bytes = new byte[1 + random.Next(LongestCommand)];
        random.NextBytes(bytes);
        return ScenarioBytes.On(platform).Decode(bytes);
    }

    private ImmutableArray<Command> Reparameterise(Scenario scenario)
    {
        var at = random.Next(scenario.Commands.Length);
        var command = scenario.Commands[at];
        var bytes = ScenarioBytes.Of(command, scenario.Platform);
        if (bytes.Length < 2)
            return scenario.Commands;
        bytes[1 + random.Next(bytes.Length - 1)] = (byte)random.Next(256);
        var changed = ScenarioBytes.On(scenario.Platform).Decode(bytes)[0];
        return scenario.Commands.SetItem(at, Renamed(changed, command));
    }

    // A command by itself refers to nothing and makes label 0.
    private static Command Renamed(Command changed, Command original)
    {
        var places = new Queue<Place>();
        original.WithPlaces(place =>
        {
            places.Enqueue(place);
            return place;
        });
        var named = changed.WithPlaces(place =>
            place.Kind == PlaceKind.Nothing && places.TryDequeue(out var before) ? before : place);
        return named is Maker maker && original is Maker { Label: var label } ? maker with { Label = label } : named;
    }
}
