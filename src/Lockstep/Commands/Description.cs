using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Production;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Commands;

/// <summary>What one type of command means. Every part has to be given; null states that a command has none.</summary>
/// <param name="syntax">How it is written.</param>
/// <param name="resolve">
/// The command with addresses and every optional field; null if it names something that does not exist or is of another
/// kind. A command with a place must have this.
/// </param>
/// <param name="buffer">What it does with a buffer. A maker must have this.</param>
/// <param name="cap">Caps the cost of the command; returns the same command if it is within the cap.</param>
/// <param name="ranges">The ranges of which an error's text must name one; of a failed boot, by its reason.</param>
/// <param name="safety">What it means to the safety monitor.</param>
/// <param name="execution">How it is executed.</param>
/// <param name="replacement">A simpler command that a shrinker tries on a machine; arguments shrink by field.</param>
internal sealed class Description<T>(
    Syntax<T> syntax,
    Func<T, Resolver, Command?>? resolve,
    BufferUse<T>? buffer,
    Func<T, T>? cap,
    Func<T, RebootReason, IEnumerable<string>>? ranges,
    SafetyEffect<T> safety,
    Execution<T> execution,
    Func<T, Machine, Command?>? replacement) : CommandDescription
    where T : Command
{
    private static readonly Needed NoNeeds = Needed.Nothing;

    public override string Name => syntax.Name;

    public override Code Code => syntax.Code;

    public override Command Prototype => syntax.Prototype;

    public override bool HasPlaces { get; } = Check(syntax, resolve, buffer, safety, execution);

    public override BufferKind Buffer { get; } = buffer?.Kind ?? BufferKind.None;

    public override OperationKind Kind => safety.Kind;

    public override OperationBegan Began { get; } = new(typeof(T).Name, safety.Kind);

    public override Closing Closing => safety.Closing;

    public override bool UnmapsMmio => safety.UnmapsMmio;

    public override SafetyEvent? FinalEvent => safety.FinalEvent;

    public override Actor Actor => execution.Actor;

    public override bool IsOnAllocator => execution.RunOnAllocator is not null;

    public override Command Notate(INotation to, Command command) => syntax.Fields(to, (T)command);

    public override Command? Resolve(Command command, Resolver resolver) =>
        resolve is null ? command : resolve((T)command, resolver);

    public override Command Cap(Command command) => cap is null ? command : cap((T)command);

    public override Command? Replacement(Command command, Machine machine) =>
        replacement?.Invoke((T)command, machine);

    public override RequestedLayout? LayoutOf(Command command) => buffer?.Layout((T)command);

    public override Place? FreedBuffer(Command command) => (buffer as Frees<T>)?.Buffer((T)command);

    public override IEnumerable<Maker> MakerVariants(Command command, Maker maker) =>
        (buffer as Frees<T>)?.MakerVariants((T)command, maker) ?? [];

    public override IEnumerable<string>? RangesOf(Command command, RebootReason reason) =>
        ranges?.Invoke((T)command, reason);

    public override SafetyEvent? SuccessEvent(Command command, ulong? value, bool hasStaticPool)
    {
        if (Buffer == BufferKind.Heap && command is Maker)
            return new HeapAllocated(value!.Value, (ulong)LayoutOf(command)!.Value.Size);
        if (Buffer <= BufferKind.Heap)
            return safety.SuccessEvent?.Invoke((T)command, hasStaticPool);
        var (size, alignment) = LayoutOf(command)!.Value;
        var loan = buffer!.Loan?.Invoke((T)command);
        return FreedBuffer(command) is { } freed
            ? new Freed(freed.Value, (ulong)size) { Loan = loan }
            : new Allocated(value!.Value, (ulong)size, alignment) { Loan = loan, IsZeroed = Buffer == BufferKind.Dma };
    }

    public override Needed NeededBy(Command command, Answer answer) =>
        safety.Needs is { } needs && (answer.Succeeded || Kind == OperationKind.Teardown)
            ? needs((T)command, answer.Value)
            : NoNeeds;

    public override Answer Run(Firmware firmware, Command command) => execution.RunOnMachine(firmware, (T)command);

    public override Answer Run(MemoryModel.Allocation.BuddyAllocator allocator, Command command) =>
        execution.RunOnAllocator?.Invoke(allocator, (T)command) ?? Answer.Idle;

    public override void Run(SimulatedPlatform platform, Command command) =>
        execution.RunAsGuest!(platform, (T)command);

    private static bool Check(
        Syntax<T> syntax,
        Func<T, Resolver, Command?>? resolve,
        BufferUse<T>? buffer,
        SafetyEffect<T> safety,
        Execution<T> execution)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(safety);
        ArgumentNullException.ThrowIfNull(execution);
        var hasPlaces = PlaceNotation.HasPlaces(syntax.Fields, syntax.Prototype);
        if (hasPlaces && resolve is null)
            throw new ArgumentException($"{syntax.Name}: a field is a place; state how to resolve it", nameof(resolve));
        if (syntax.Prototype is Maker && buffer is null)
            throw new ArgumentException($"{syntax.Name}: a maker allocates a buffer; state which", nameof(buffer));
        return hasPlaces;
    }
}
