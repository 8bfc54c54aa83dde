using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Production;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Commands;

/// <summary>
/// What a command means, independent of its type: how it is written, what it names, allocates, frees or tears down,
/// what its cost is capped at, which ranges its errors name, and how it is executed.
/// </summary>
internal abstract class CommandDescription
{
    /// <summary>The name that begins a line of text; after the label for a maker.</summary>
    public abstract string Name { get; }

    /// <summary>Its code in the binary form.</summary>
    public abstract Code Code { get; }

    /// <summary>The instance that a reader fills in.</summary>
    public abstract Command Prototype { get; }

    /// <summary>Whether any field is a place.</summary>
    public abstract bool HasPlaces { get; }

    /// <summary>The kind of buffer that it allocates or frees.</summary>
    public abstract BufferKind Buffer { get; }

    /// <summary>What it guarantees when it fails.</summary>
    public abstract OperationKind Kind { get; }

    /// <summary>The event of its beginning.</summary>
    public abstract OperationBegan Began { get; }

    /// <summary>When it closes the pool.</summary>
    public abstract Closing Closing { get; }

    /// <summary>Whether it unmaps all MMIO that is tracked.</summary>
    public abstract bool UnmapsMmio { get; }

    /// <summary>The event after the end of a successful operation, or null.</summary>
    public abstract SafetyEvent? FinalEvent { get; }

    /// <summary>Who executes it.</summary>
    public abstract Actor Actor { get; }

    /// <summary>Whether a bare allocator has it.</summary>
    public abstract bool IsOnAllocator { get; }

    /// <summary>Passes each field but the label through a notation, in order.</summary>
    public abstract Command Notate(INotation to, Command command);

    /// <summary>The command with addresses and every optional field, or null if it is idle.</summary>
    public abstract Command? Resolve(Command command, Resolver resolver);

    /// <summary>The command within the caps; the same instance if it already is.</summary>
    public abstract Command Cap(Command command);

    /// <summary>A simpler command that a shrinker tries in its place on a machine, or null.</summary>
    public abstract Command? Replacement(Command command, Machine machine);

    /// <summary>The layout that it requests or states, or null.</summary>
    public abstract RequestedLayout? LayoutOf(Command command);

    /// <summary>The buffer that it frees, or null.</summary>
    public abstract Place? FreedBuffer(Command command);

    /// <summary>The maker of the buffer with each property replaced by what this command states about it.</summary>
    public abstract IEnumerable<Maker> MakerVariants(Command command, Maker maker);

    /// <summary>The ranges that it names, or null.</summary>
    public abstract IEnumerable<string>? RangesOf(Command command, RebootReason reason);

    /// <summary>The event of its success, or null.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="value">The address that it returned, if any.</param>
    /// <param name="hasStaticPool">Whether a boot initialises a static pool.</param>
    public abstract SafetyEvent? SuccessEvent(Command command, ulong? value, bool hasStaticPool);

    /// <summary>What it had to access, apart from memory that it cleared to share it.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="answer">Its answer.</param>
    public abstract Needed NeededBy(Command command, Answer answer);

    /// <summary>Runs it on the production code's firmware.</summary>
    public abstract Answer Run(Firmware firmware, Command command);

    /// <summary>Runs it on the production code's bare allocator.</summary>
    public abstract Answer Run(MemoryModel.Allocation.BuddyAllocator allocator, Command command);

    /// <summary>Runs it as the guest's own code.</summary>
    public abstract void Run(SimulatedPlatform platform, Command command);
}
