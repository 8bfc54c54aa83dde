using System.Collections.Concurrent;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;
using Verify.Display;

namespace Properties.Promises;

/// <summary>The production code on a real simulated platform, for several threads: a pool with buffers out.</summary>
internal sealed class Contended
{
    public const ulong BounceBytes = 3000;

    private readonly SimulatedPlatform _platform;
    private readonly ISubject _subject;
    private readonly ConcurrentBag<string> _answers = [];

    public Contended()
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

        // Where a lock is missing, this and its memory is where another thread gets in.
        _platform.AfterEntry = _ => Thread.Yield();
    }

    public static Shape BufferShape { get; } = new(2048, 16);

    public static IReadOnlyList<ulong> Buffers { get; } = [0x7fe0_0000, 0x7fe0_0800, 0x7fe0_1000, 0x7fe0_1800];

    public static IReadOnlyList<ulong> Bounces { get; } = [0x7fe0_2000, 0x7fe0_3000];

    public void Do(uint operation, Command command) =>
        _answers.Add($"{operation}: {ScenarioText.Print(command)} -> {Wording(_subject.Execute(command))}");

    public bool IsAs(Contended other) =>
        _answers.Order(StringComparer.Ordinal)
            .SequenceEqual(other._answers.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && _platform.Trace.SequenceEqual(other._platform.Trace)
        && _subject.Observe() == other._subject.Observe()
        && _platform.World.Memory.FirstDifference(other._platform.World.Memory) is null;

    public override string ToString() =>
        string.Join("; ", _answers.Order(StringComparer.Ordinal))
        + $"; {_platform.Trace.Count} port calls";

    private static string Wording(Answer answer) =>
        $"{answer.Error} {answer.Value:x} {string.Join(' ', answer.Refusals)}".Trim();

    private void Expect(ulong address, Command command)
    {
        if (_subject.Execute(command).Value != address)
            throw new InvalidOperationException($"{ScenarioText.Print(command)} is not at 0x{address:x}");
    }
}
