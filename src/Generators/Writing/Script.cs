using System.Collections.Immutable;
using Generators.Chance;

namespace Generators.Writing;

/// <summary>
/// A scenario under construction: the commands so far and a forecast of the state they leave. The forecast guides the
/// choice of the next command; it never decides what is correct.
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

    /// <summary>The machine; not available for a bare allocator.</summary>
    public Machine Machine => (Machine)Platform;

    /// <summary>Whether the scenario contains a boot.</summary>
    public bool Boots { get; init; }

    public PortForecast Ports { get; }

    public PoolForecast Forecast { get; }

    public MapForecast Map { get; }

    /// <summary>Buffers from <see cref="Allocate"/>.</summary>
    public Stock Buffers { get; } = new();

    /// <summary>Buffers from <see cref="DmaAllocate"/>.</summary>
    public Stock Dma { get; } = new();

    /// <summary>Bounce buffers from <see cref="Share"/>.</summary>
    public Stock Bounces { get; } = new();

    /// <summary>Heap memory.</summary>
    public Stock Heap { get; } = new();

    /// <summary>The target number of commands; the last move may exceed it.</summary>
    public int Length { get; private set; }

    public int Count => _commands.Count;

    public Stage Stage => Forecast.Stage;

    /// <summary>The label of the next maker.</summary>
    public int NextLabel { get; private set; }

    /// <summary>The number of attempts to initialise a pool; after a few, scenarios go on without one.</summary>
    public int InitTries { get; private set; }

    /// <summary>Appends a command.</summary>
    public void Emit(Command command)
    {
        _commands.Add(command);
        if (command is Maker)
            NextLabel++;
        else if (command is InitDynamicPool or InitStaticPool)
            InitTries++;
    }

    /// <summary>Appends a maker; adds its result to the stock if it probably succeeds.</summary>
    public void Make(Maker maker, Shape shape, Stock stock, bool succeeds)
    {
        Emit(maker);
        if (succeeds)
            stock.Put(new Piece(maker.Label, shape));
    }

    /// <summary>Ends the script after the given number of further commands.</summary>
    public void Finish(int commands) => Length = Count + commands;

    public ImmutableArray<Command> Commands() => _commands.DrainToImmutable();
}
