using System.Collections.Concurrent;
using Lockstep.Simulation;
using Verify.Display;

namespace Properties.Promises;

/// <summary>A pool of the production code with live buffers, used by several threads on a simulated platform.</summary>
internal sealed class ContendedPool
{
    public const ulong BounceBytes = 3000;

    private readonly SimulatedPlatform _platform;
    private readonly ISubject _subject;
    private readonly ConcurrentBag<string> _answers = [];

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

    public bool Matches(ContendedPool other) =>
        _answers.Order(StringComparer.Ordinal)
            .SequenceEqual(other._answers.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && _platform.Trace.SequenceEqual(other._platform.Trace)
        && _subject.Observe() == other._subject.Observe()
        && _platform.World.Memory.FirstDifference(other._platform.World.Memory) is null;

    public override string ToString() =>
        string.Join("; ", _answers.Order(StringComparer.Ordinal))
        + $"; {_platform.Trace.Count} port calls";

    private static string TextOf(Answer answer) =>
        $"{answer.Error} {answer.Value:x} {string.Join(' ', answer.Refusals)}".Trim();

    private void Expect(ulong address, Command command)
    {
        if (_subject.Execute(command).Value != address)
            throw new InvalidOperationException($"{ScenarioText.Print(command)} is not at 0x{address:x}");
    }
}
