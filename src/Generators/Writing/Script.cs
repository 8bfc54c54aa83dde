using System.Collections.Immutable;
using Generators.Chance;

namespace Generators.Writing;

/// <summary>
/// A scenario under the pen: the commands so far, and what their writer believes of the state that they
/// leave. The belief decides what is worth writing next; it never decides what is right.
/// </summary>
internal sealed class Script
{
    private readonly ImmutableArray<Command>.Builder _commands = ImmutableArray.CreateBuilder<Command>(48);

    public Script(Platform platform, Dice dice, int length)
    {
        Platform = platform;
        Dice = dice;
        Length = length;
        Ports = new PortForecast(platform is Machine machine ? machine.Faults : []);
        Forecast = new PoolForecast(platform, Ports);
        Map = new MapForecast(platform as Machine, Ports);
    }

    public Dice Dice { get; }

    public Platform Platform { get; }

    /// <summary>The machine; a script for a bare allocator has none and no move that asks.</summary>
    public Machine Machine => (Machine)Platform;

    /// <summary>Whether the scenario boots, sooner or later.</summary>
    public bool Boots { get; init; }

    public PortForecast Ports { get; }

    public PoolForecast Forecast { get; }

    public MapForecast Map { get; }

    /// <summary>Buffers of <see cref="Allocate"/>.</summary>
    public Stock Buffers { get; } = new();

    /// <summary>Buffers of <see cref="DmaAllocate"/>.</summary>
    public Stock Dma { get; } = new();

    /// <summary>Bounce buffers of <see cref="Share"/>.</summary>
    public Stock Bounces { get; } = new();

    /// <summary>Heap memory.</summary>
    public Stock Heap { get; } = new();

    /// <summary>How many commands the script wants to have; a move under way may pass it.</summary>
    public int Length { get; private set; }

    public int Count => _commands.Count;

    public Stage Stage => Forecast.Stage;

    /// <summary>The label that the next maker takes.</summary>
    public int NextLabel { get; private set; }

    /// <summary>How often a pool was asked for: one that never comes is not worth waiting for.</summary>
    public int InitTries { get; private set; }

    /// <summary>Writes a command down.</summary>
    public void Say(Command command)
    {
        _commands.Add(command);
        if (command is Maker)
            NextLabel++;
        else if (command is InitDynamicPool or InitStaticPool)
            InitTries++;
    }

    /// <summary>Writes a maker down whose result is worth naming if it probably worked.</summary>
    public void Make(Maker maker, Shape shape, Stock stock, bool worked)
    {
        Say(maker);
        if (worked)
            stock.Put(new Piece(maker.Label, shape));
    }

    /// <summary>The script ends after so many more commands.</summary>
    public void Finish(int commands) => Length = Count + commands;

    public ImmutableArray<Command> Commands() => _commands.DrainToImmutable();
}
