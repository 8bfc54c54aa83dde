using System.Collections.Concurrent;
using Lockstep.Simulation;

namespace Properties.Promises;

/// <summary>A pool of the production code with live buffers, used by several threads on a simulated platform.</summary>
internal sealed class ContendedPool
{
    public const ulong BounceBytes = 3000;

    private readonly SimulatedPlatform _platform;
    private readonly ISubject _subject;
    private readonly ConcurrentBag<string> _answers = [];
    private string? _difference;

    public ContendedPool()
    {
        var machine = MachineDefaults.For(Hypervisor.Pkvm);
        _platform = new SimulatedPlatform(machine, boots: false);
        _subject = ProductionFactory.Instance.Create(
            machine, boots: false, new SubjectPorts(_platform, _platform, new YieldingMemory(_platform)));
        _subject.Execute(new InitDynamicPool());
        foreach (var address in Buffers)
            Expect(address, new Allocate(0, BufferShape));
        foreach (var address in Bounces)
            Expect(address, new Share(0, Place.At(Workload.GuestBuffer), BounceBytes, Direction.Both));

        // Yields here and in its memory expose a missing lock to other threads.
        _platform.AfterEntry = _ => Thread.Yield();
    }

    public static Shape BufferShape { get; } = new(2048, 16);

    public static IReadOnlyList<ulong> Buffers { get; } = [0x7fe0_0000, 0x7fe0_0800, 0x7fe0_1000, 0x7fe0_1800];

    public static IReadOnlyList<ulong> Bounces { get; } = [0x7fe0_2000, 0x7fe0_3000];

    public void Execute(uint operation, Command command) =>
        _answers.Add($"{operation}: {ScenarioText.Print(command)} -> {TextOf(_subject.Execute(command))}");

    /// <summary>Compares the end of a history with that of an order of its operations; notes what differs.</summary>
    public bool Matches(ContendedPool order)
    {
        order._difference = DifferenceFrom(order);
        return order._difference is null;
    }

    public override string ToString() =>
        string.Join("; ", _answers.Order(StringComparer.Ordinal))
        + $"; {_platform.Trace.Count} port calls"
        + (_difference is null ? string.Empty : $"; the history differs from this in {_difference}");

    private string? DifferenceFrom(ContendedPool order)
    {
        string[] answers = [.. _answers.Order(StringComparer.Ordinal)];
        string[] others = [.. order._answers.Order(StringComparer.Ordinal)];
        if (answers.Zip(others).FirstOrDefault(pair => pair.First != pair.Second) is { First: not null } pair)
            return $"an answer: {pair.First}, in this order {pair.Second}";
        if (!_platform.Trace.SequenceEqual(order._platform.Trace))
            return "its port calls:\n" + CallsAround.Of(
                [.. order._platform.Trace], _platform.Trace, FirstDifference(_platform.Trace, order._platform.Trace));
        if (_subject.Observe() is var view && order._subject.Observe() is var other && view != other)
            return "what is observable: " + string.Join(", ", Wording.Pairs(other, view)
                .Where(part => part.Model != part.Subject)
                .Select(part => $"{part.Name} {part.Subject}, in this order {part.Model}"));
        var (memory, otherMemory) = (_platform.World.Memory, order._platform.World.Memory);
        return memory.FirstDifference(otherMemory) is { } address
            ? $"memory: {Bytes(memory, address)} at 0x{address:x}, in this order {Bytes(otherMemory, address)}"
            : null;
    }

    private static int FirstDifference(IReadOnlyList<Entry> one, IReadOnlyList<Entry> two) => one.Zip(two)
        .TakeWhile(pair => pair.First == pair.Second).Count();

    private static string Bytes(SparseMemory memory, ulong address)
    {
        var bytes = new byte[16];
        memory.Read(address, bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static string TextOf(Answer answer) =>
        $"{answer.Error} {answer.Value:x} {string.Join(' ', answer.Refusals)}".Trim();

    private void Expect(ulong address, Command command)
    {
        if (_subject.Execute(command).Value != address)
            throw new InvalidOperationException($"{ScenarioText.Print(command)} is not at 0x{address:x}");
    }
}
