using System.Collections.Concurrent;
using Lockstep.Simulation;

namespace Properties.Promises;

/// <summary>A pool of the production code with live buffers, used by several threads on a simulated platform.</summary>
internal sealed class ContendedPool
{
    public const ulong BounceBytes = 3000;

    private static readonly ConcurrentDictionary<string, string> DifferentBytes = new(StringComparer.Ordinal);

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
        _platform.AtInstant = _ => Thread.Yield();
    }

    public static Shape BufferShape { get; } = new(2048, 16);

    public static IReadOnlyList<ulong> Buffers { get; } = [0x7fe0_0000, 0x7fe0_0800, 0x7fe0_1000, 0x7fe0_1800];

    public static IReadOnlyList<ulong> Bounces { get; } = [0x7fe0_2000, 0x7fe0_3000];

    private string End => $"{Answers}; {_platform.Trace.Count} port calls";

    private string Answers => string.Join("; ", _answers.Order(StringComparer.Ordinal));

    public void Execute(uint operation, Command command) =>
        _answers.Add($"{operation}: {ScenarioText.Print(command)} -> {TextOf(_subject.Execute(command))}");

    public bool Matches(ContendedPool other) =>
        string.Equals(Answers, other.Answers, StringComparison.Ordinal)
        && _platform.Trace.SequenceEqual(other._platform.Trace)
        && _subject.Observe() == other._subject.Observe()
        && HasMemoryOf(other);

    public override string ToString() =>
        DifferentBytes.TryGetValue(End, out var bytes) ? $"{End}; memory differs: {bytes}" : End;

    // The runs that a failure prints are others than those that were compared, but end with the same words.
    private bool HasMemoryOf(ContendedPool other)
    {
        var (memory, others) = (_platform.World.Memory, other._platform.World.Memory);
        if (memory.FirstDifference(others) is not { } address)
            return true;
        DifferentBytes[End] = $"{Bytes(memory, address)} or {Bytes(others, address)} at 0x{address:x}";
        return false;
    }

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
