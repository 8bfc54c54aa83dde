using System.Collections.Immutable;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Properties.Promises;

/// <summary>
/// The production code on a simulated machine, driven command by command. No model stands beside it: what a
/// promise says is looked at directly.
/// </summary>
internal sealed class Rig
{
    private readonly ISubject _subject;
    private readonly HashSet<(ulong Start, ulong End)> _mapped = [];

    public Rig(Machine machine, bool boots = false)
    {
        Platform = new SimulatedPlatform(machine, boots);
        _subject = ProductionFactory.Instance.Create(machine, boots, new SubjectPorts(Platform, Platform, Platform));
    }

    public SimulatedPlatform Platform { get; }

    public View View => _subject.Observe();

    public Statistics Pool => View.Pool;

    public IReadOnlySet<ulong> Shared => Platform.World.Host.Shared;

    /// <summary>Everything that a failed operation must leave alone, but for bytes.</summary>
    public Situation Situation => new(View, [.. Shared.Order()], [.. Platform.Guard.Pages], [.. _mapped.Order()]);

    public Answer Do(Command command)
    {
        Platform.BeginOperation();
        var answer = _subject.Execute(command);
        foreach (var change in Platform.Trace.OfType<PageTableEntry>().Where(change => change.TookEffect))
        {
            _ = change.Change == Port.Unmap
                ? _mapped.Remove((change.Start, change.End))
                : _mapped.Add((change.Start, change.End));
        }

        return answer;
    }

    /// <summary>An operation that the promise under test is not about.</summary>
    public ulong Must(Command command)
    {
        var answer = Do(command);
        return answer.Succeeded
            ? answer.Value ?? 0
            : throw new InvalidOperationException($"{ScenarioText.Print(command)} answered {answer}");
    }

    /// <summary>The hypercalls that an operation makes.</summary>
    public (Answer Answer, int Hypercalls) Count(Command command)
    {
        var before = Platform.Counts.Total;
        var answer = Do(command);
        return (answer, Platform.Counts.Total - before);
    }

    /// <summary>All bytes that the host sees just now, by granule.</summary>
    public IEnumerable<(ulong Granule, byte[] Bytes)> Visible(ulong granule) =>
        Platform.World.Host.Granules.Select(start => (start, Platform.HostRead(start, granule)!));
}

/// <summary>What is tracked, shared and mapped.</summary>
/// <param name="View">What the production code says.</param>
/// <param name="Shared">The granules that the host sees, ascending.</param>
/// <param name="Guard">The pages that the MMIO guard lets the guest reach, ascending.</param>
/// <param name="Mapped">What the guest's page table maps, ascending.</param>
internal sealed record Situation(
    View View,
    ImmutableArray<ulong> Shared,
    ImmutableArray<ulong> Guard,
    ImmutableArray<(ulong Start, ulong End)> Mapped)
{
    public bool Equals(Situation? other) =>
        other is not null && View == other.View && Shared.SequenceEqual(other.Shared)
        && Guard.SequenceEqual(other.Guard) && Mapped.SequenceEqual(other.Mapped);

    public override int GetHashCode() => View.GetHashCode();

    public override string ToString() =>
        $"{View.Pool}, heap {View.HeapFree}, total {View.Total}, regions [{string.Join(", ", View.Regions)}], "
        + $"MMIO [{string.Join(", ", View.MmioRegions)}], refused pages [{Hex(View.RefusedPages)}], "
        + $"shared [{Hex(Shared)}], guard [{Hex(Guard)}], "
        + $"mapped [{string.Join(", ", Mapped.Select(range => $"{range.Start:x}..{range.End:x}"))}]";

    private static string Hex(IEnumerable<ulong> addresses) => string.Join(", ", addresses.Select(it => $"0x{it:x}"));
}
