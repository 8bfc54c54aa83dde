using System.Collections.Immutable;
using Lockstep.Simulation;

namespace Properties.Promises;

/// <summary>The production code on a simulated machine, driven command by command without a model.</summary>
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

    /// <summary>A rig with an initialised dynamic pool.</summary>
    public static Rig WithPool(Workload workload, params Fault[] faults)
    {
        var rig = new Rig(workload.Machine with { Faults = [.. faults] });
        rig.Must(new InitDynamicPool());
        return rig;
    }

    public static Rig WithPool(ulong granule = 4096) => WithPool(new Workload(granule, []));

    public View View => _subject.Observe();

    public Statistics Pool => View.Pool;

    public IReadOnlyCollection<ulong> Shared => Platform.World.Host.Shared;

    /// <summary>The state that a failed operation must preserve, except bytes.</summary>
    public Snapshot Snapshot => new(View, [.. Shared.Order()], [.. Platform.Guard.Granules], [.. _mapped.Order()]);

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

    /// <summary>Executes a set-up command, which must succeed.</summary>
    public ulong Must(Command command)
    {
        var answer = Do(command);
        return answer.Succeeded
            ? answer.Value ?? 0
            : throw new InvalidOperationException($"{ScenarioText.Print(command)} returned {answer}");
    }

    /// <summary>Executes a command and counts its hypercalls.</summary>
    public (Answer Answer, int Hypercalls) Count(Command command)
    {
        var before = Platform.Counts.Total;
        var answer = Do(command);
        return (answer, Platform.Counts.Total - before);
    }

    /// <summary>All bytes visible to the host, by granule.</summary>
    public IEnumerable<(ulong Granule, byte[] Bytes)> Visible(ulong granule) =>
        Platform.World.Host.Granules.Select(start => (start, Platform.HostRead(start, granule)!));
}

/// <summary>The observable state of production code and platform.</summary>
/// <param name="View">The view of the production code.</param>
/// <param name="Shared">Granules visible to the host, ascending.</param>
/// <param name="Guard">Pages mapped in the MMIO guard, ascending.</param>
/// <param name="Mapped">Ranges mapped in the guest's page table, ascending.</param>
internal sealed record Snapshot(
    View View,
    ImmutableArray<ulong> Shared,
    ImmutableArray<ulong> Guard,
    ImmutableArray<(ulong Start, ulong End)> Mapped)
{
    public bool Equals(Snapshot? other) =>
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
