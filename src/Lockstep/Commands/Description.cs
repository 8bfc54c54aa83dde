using Lockstep.Notation;
using Lockstep.Platforms;
using Lockstep.Production;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Commands;

/// <summary>
/// What one type of command means. Each part must be given: where there is nothing, <see cref="None.AtAll"/> says so.
/// </summary>
/// <param name="form">How it is written.</param>
/// <param name="names">How the places that it names become addresses.</param>
/// <param name="buffer">What it does with a buffer.</param>
/// <param name="cost">What bounds its cost.</param>
/// <param name="ranges">The ranges that its errors name.</param>
/// <param name="watch">What the safety monitor learns of it.</param>
/// <param name="run">How it is carried out.</param>
/// <param name="instead">A simpler command that can stand in its place; its arguments shrink by their kinds.</param>
internal sealed class Description<T>(
    Form<T> form,
    Names<T> names,
    BufferUse<T> buffer,
    Cost<T> cost,
    Ranges<T> ranges,
    Watch<T> watch,
    Run<T> run,
    Instead<T> instead) : CommandDescription
    where T : Command
{
    public override string Name => form.Name;

    public override Code Code => form.Code;

    public override Command Prototype => form.Prototype;

    public override bool HasPlaces { get; } = Check(form, names, buffer, [cost, ranges, watch, run, instead]);

    public override BufferKind Buffer => buffer.Kind;

    public override bool TakesBuffer { get; } = form.Prototype is Maker;

    public override OperationKind Kind => watch.Kind;

    public override Closing Closing => watch.Closing;

    public override SafetyEvent? Last => watch.Last;

    public override Actor Actor => run.Actor;

    public override bool IsOnAllocator => run.OnAllocator is not null;

    public override Command Notate(INotation to, Command command) => form.Fields(to, (T)command);

    public override Command? Resolve(Command command, Resolver resolver) => names.Resolve((T)command, resolver);

    public override Command Cap(Command command) => cost.Cap((T)command);

    public override Command? Instead(Command command, Machine machine) => instead.Command((T)command, machine);

    public override AskedLayout? LayoutOf(Command command) => buffer.Layout((T)command);

    public override Place? GivenBack(Command command) => (buffer as Gives<T>)?.Buffer((T)command);

    public override IEnumerable<Maker> MakersAsSaid(Command command, Maker maker) =>
        (buffer as Gives<T>)?.Makers((T)command, maker) ?? [];

    public override IEnumerable<string>? RangesOf(Command command, RebootReason reason) =>
        ranges.Said?.Invoke((T)command, reason);

    public override SafetyEvent? Success(Command command, ulong? value, bool hasStaticPool)
    {
        if (Buffer <= BufferKind.Heap)
            return watch.Success?.Invoke((T)command, hasStaticPool);
        var (size, alignment) = LayoutOf(command)!.Value;
        return GivenBack(command) is { } buffer
            ? new Freed(buffer.Value, (ulong)size)
            : new Allocated(value!.Value, (ulong)size, alignment);
    }

    public override Answer Run(Firmware firmware, Command command) => run.OnMachine(firmware, (T)command);

    public override Answer Run(MemoryModel.Allocation.BuddyAllocator allocator, Command command) =>
        run.OnAllocator?.Invoke(allocator, (T)command) ?? Answer.Idle;

    public override void Run(SimulatedPlatform platform, Command command) => run.ByGuest!(platform, (T)command);

    private static bool Check(Form<T> form, Names<T> names, BufferUse<T> buffer, ReadOnlySpan<object> others)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(buffer);
        foreach (var part in others)
            ArgumentNullException.ThrowIfNull(part, nameof(others));
        var hasPlaces = PlaceNotation.HasPlaces(form.Fields, form.Prototype);
        if (hasPlaces && ReferenceEquals(names, Names<T>.Nothing))
            throw new ArgumentException($"{form.Name}: a field is a place; say how to resolve it", nameof(names));
        if (form.Prototype is Maker && buffer.Kind == BufferKind.None)
            throw new ArgumentException($"{form.Name}: a maker takes a buffer; say which one", nameof(buffer));
        return hasPlaces;
    }
}
