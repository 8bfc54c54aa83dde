using Lockstep.Commands;
using Lockstep.Production;
using Lockstep.Simulation;

namespace Properties.Interleaving;

/// <summary>The firmware on a simulated platform, with buffers of each kind, for several threads.</summary>
internal sealed class SharedMachine
{
    private readonly SteppedPorts _ports;

    /// <param name="machine">The machine, with its fault plan.</param>
    /// <param name="setUp">Commands that precede the threads.</param>
    public SharedMachine(Machine machine, IEnumerable<Command> setUp)
    {
        Platform = new SimulatedPlatform(machine, boots: false);
        _ports = new SteppedPorts(Platform);
        Firmware = new Firmware(machine, boots: false, _ports, _ports, _ports);
        foreach (var command in setUp)
            Vocabulary.Of(command).Run(Firmware, command);
    }

    public SimulatedPlatform Platform { get; }

    public Firmware Firmware { get; }

    /// <summary>Port calls and memory accesses so far, in order.</summary>
    public IReadOnlyList<PortAccess> Log => _ports.Log;

    /// <summary>What can be seen of it now, apart from memory.</summary>
    public string View => string.Join("; ",
        $"{Firmware.Tracker!.Pool.Statistics}, heap {Firmware.Heap.FreeBytes}, {Firmware.Tracker.Total}",
        string.Join(' ', Firmware.Tracker.Regions),
        string.Join(' ', Firmware.Tracker.MmioRegions),
        string.Join(' ', Firmware.Tracker.RefusedPages),
        string.Join(' ', Platform.World.Host.Shared.Order()),
        string.Join(' ', Platform.Guard.Granules));

    /// <summary>How it differs from another, or null.</summary>
    public string? DifferenceFrom(SharedMachine other)
    {
        for (var index = 0; index < Math.Min(Log.Count, other.Log.Count); index++)
        {
            if (Log[index] != other.Log[index])
                return $"access {index + 1} is {Log[index]}, in order it would be {other.Log[index]}";
        }

        return Log.Count != other.Log.Count
                ? $"{Log.Count} accesses were made, in order there would be {other.Log.Count}"
            : View != other.View ? $"at the end: {View}, in order it would be: {other.View}"
            : Platform.World.Memory.FirstDifference(other.Platform.World.Memory) is { } address
                ? $"memory differs at 0x{address:x}"
            : null;
    }

    /// <summary>Gives its memory back.</summary>
    public void Clear() => Platform.World.Memory.Clear();
}
