using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Production;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Commands;

/// <summary>
/// What a command means, whatever its type: how it is written, what it names, what it takes, gives back or tears down,
/// what it may cost, which ranges its errors name, and how it is carried out.
/// </summary>
internal abstract class CommandDescription
{
    /// <summary>What a line of text begins with; a maker's comes after its label.</summary>
    public abstract string Name { get; }

    /// <summary>What stands for it in bytes.</summary>
    public abstract Code Code { get; }

    /// <summary>What a reader fills.</summary>
    public abstract Command Prototype { get; }

    /// <summary>Whether some field of it is a place.</summary>
    public abstract bool HasPlaces { get; }

    /// <summary>How much it does with a buffer.</summary>
    public abstract BufferKind Buffer { get; }

    /// <summary>Whether it takes a buffer, which later commands name.</summary>
    public abstract bool TakesBuffer { get; }

    /// <summary>What it owes when it fails.</summary>
    public abstract OperationKind Kind { get; }

    /// <summary>When it closes the pool.</summary>
    public abstract Closing Closing { get; }

    /// <summary>What happens once it has succeeded and ended, or null.</summary>
    public abstract SafetyEvent? Last { get; }

    /// <summary>Who carries it out.</summary>
    public abstract Actor Actor { get; }

    /// <summary>Whether a bare allocator has it.</summary>
    public abstract bool IsOnAllocator { get; }

    /// <summary>Takes each field through a notation, in order; not the label.</summary>
    public abstract Command Notate(INotation to, Command command);

    /// <summary>The command with addresses and nothing left out, or null where it is idle.</summary>
    public abstract Command? Resolve(Command command, Resolver resolver);

    /// <summary>The command within the caps; the same one where it is.</summary>
    public abstract Command Cap(Command command);

    /// <summary>A simpler command that can stand in its place, on a machine, or null.</summary>
    public abstract Command? Instead(Command command, Machine machine);

    /// <summary>The layout that it asks for or says, or null.</summary>
    public abstract AskedLayout? LayoutOf(Command command);

    /// <summary>The buffer that it gives back, or null.</summary>
    public abstract Place? GivenBack(Command command);

    /// <summary>A maker of the buffer, with each thing that this command says of it true from the start.</summary>
    public abstract IEnumerable<Maker> MakersAsSaid(Command command, Maker maker);

    /// <summary>The ranges that it names, or null.</summary>
    public abstract IEnumerable<string>? RangesOf(Command command, RebootReason reason);

    /// <summary>What the safety monitor learns from its success, or null.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="value">The address that it returned, if any.</param>
    /// <param name="hasStaticPool">Whether a boot makes the swiotlb range the pool.</param>
    public abstract SafetyEvent? Success(Command command, ulong? value, bool hasStaticPool);

    /// <summary>Runs it on the production code's firmware.</summary>
    public abstract Answer Run(Firmware firmware, Command command);

    /// <summary>Runs it on the production code's bare allocator.</summary>
    public abstract Answer Run(MemoryModel.Allocation.BuddyAllocator allocator, Command command);

    /// <summary>Runs it as the guest's own code.</summary>
    public abstract void Run(SimulatedPlatform platform, Command command);
}
