using Lockstep.Commands;
using Lockstep.Platforms;
using Lockstep.Safety;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>
/// The machine of a run, simulated and as predicted by the model, with the host's accesses to both and the safety
/// monitor, which observes the simulated one only. Nothing predicts a hostile machine.
/// </summary>
internal sealed class MachineRun
{
    private readonly SimulatedPlatform _platform;
    private readonly Shadow? _shadow;
    private readonly HostActions _host;
    private readonly HostActions? _predictedHost;
    private readonly MeddlingHost? _meddler;
    private readonly SafetyWatch _safety;
    private readonly List<PlannedAccess> _pending = [];
    private readonly List<PlannedAccess> _current = [];
    private readonly List<HostAccess> _struck = [];
    private readonly List<IdleStep> _missed = [];
    private readonly List<GuestRead> _reads = [];

    public MachineRun(Machine machine, bool boots)
    {
        _platform = new SimulatedPlatform(machine, boots);
        _host = new HostActions(_platform.World);
        _safety = new SafetyWatch(machine);
        Ports = new SubjectPorts(_platform, _platform, _platform);
        _platform.AtInstant = _host.At;
        _platform.Observer = _safety.Observe;
        _safety.Observe(new HeapRange(machine.Heap.Base, machine.Heap.Size));
        if (machine.Swiotlb.Size > 0)
            _safety.Observe(new StaticRange(machine.Swiotlb.Base, machine.Swiotlb.Size));
        if (machine.IsHostile)
        {
            _meddler = new MeddlingHost(_platform, _host.Writes);
            _platform.AtInstant = ActAt;
            return;
        }

        _shadow = new Shadow(machine);
        _predictedHost = new HostActions(_shadow.World);
        _shadow.AtInstant = _predictedHost.At;
    }

    /// <summary>The ports of a subject without a machine.</summary>
    public static SubjectPorts NoPorts { get; } = new(null!, null!, null!);

    /// <summary>The ports of the subject.</summary>
    public SubjectPorts Ports { get; }

    /// <summary>Hypercalls made so far.</summary>
    public long Hypercalls => _platform.Counts.Total;

    /// <summary>The host's accesses that were planned for the operation.</summary>
    public IReadOnlyList<PlannedAccess> Planned => _current;

    /// <summary>The accesses of the host that were planned and struck. Complete after <see cref="Clear"/>.</summary>
    public IReadOnlyList<HostAccess> Struck => _struck;

    /// <summary>
    /// The steps that planned an access of the host that never struck: its instant did not come, or nothing was visible
    /// then. Complete after <see cref="Clear"/>.
    /// </summary>
    public IReadOnlyList<IdleStep> Missed => _missed;

    /// <summary>Records the guest's reads of each operation, for its trace.</summary>
    public void RecordReads() => _platform.Observer += seen =>
    {
        if (seen is not Fetched { Size: > 0 } read)
            return;
        var bytes = Peek(read.Start, (int)Math.Min(read.Size, StepSummary.ShownBytes));
        _reads.Add(new GuestRead(new ByteRange(read.Start, read.Size), bytes));
    };

    /// <summary>Plans a host access for an instant of the next operation.</summary>
    /// <param name="access">The resolved access.</param>
    /// <param name="step">Its step, from 1.</param>
    public void Plan(HostAccess access, int step) => _pending.Add(new PlannedAccess(step, access));

    /// <summary>What the firmware did in the operation that a host can act right after, in words.</summary>
    public IReadOnlyList<string> ActionsOf(Moment moment) => moment switch
    {
        Moment.Read => [.. _platform.World.VisibleReads.Select(range => $"of {range}")],
        Moment.Write => [.. _platform.World.VisibleWrites.Select(range => $"of {range}")],
        _ => [.. _platform.Trace.Select(Wording.Of)],
    };

    /// <summary>Performs a host access between operations.</summary>
    /// <param name="access">The resolved access.</param>
    /// <returns>The differences; null if nothing was visible.</returns>
    public List<Difference>? Perform(HostAccess access)
    {
        Leave();
        Begin(_current);
        var saw = _host.Perform(access) | _predictedHost?.Perform(access) == true;
        var differences = new List<Difference>();
        CompareWorlds(access, Answer.Ok, differences);
        return saw ? differences : null;
    }

    /// <summary>Begins an operation.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="budget">The limit on its steps.</param>
    public void Begin(Command command, int budget)
    {
        Leave();
        if (Vocabulary.Of(command).Actor == Actor.Firmware)
        {
            _current.AddRange(_pending);
            _pending.Clear();
        }

        Begin(_current);
        _platform.StepBudget = budget;
        _safety.Begin(command);
    }

    /// <summary>Runs a command as the guest's own code; the shadow follows the model's entries.</summary>
    public void RunByGuest(Command command)
    {
        Vocabulary.Of(command).Run(_platform, command);
        _meddler?.AfterGuest();
    }

    /// <summary>Ends an operation and adds the differences from the prediction, if there is one.</summary>
    public void End(Command command, Outcome? outcome, Answer answer, View view, List<Difference> differences)
    {
        if (outcome is not null)
            Compare(command, outcome, differences);
        _safety.End(command, answer, view);
        differences.AddRange(_safety.TakeViolations());
    }

    /// <summary>The trace of a step with what the machine saw of it.</summary>
    public StepTrace AddTo(StepTrace trace, Outcome? outcome) => trace with
    {
        ExpectedCalls = [.. (outcome?.Trace ?? []).Where(entry => entry.IsPortCall)],
        ActualCalls = _platform.Trace,
        Reads = [.. _reads],
        Writes = _platform.Touched,
        HostWrites = _host.Writes,
        HostReads = _host.Reads,
        Peek = Peek,
    };

    /// <summary>Ends the run and releases its pages to the next run on this thread.</summary>
    public void Clear()
    {
        Leave();
        Miss(_pending);
        _platform.World.Memory.Clear();
        _shadow?.World.Memory.Clear();
    }

    /// <summary>Leaves the operation before the next one begins.</summary>
    private void Leave()
    {
        if (_current.Count == 0)
            return;
        foreach (var planned in _host.Struck)
            _struck.Add(planned.Access);
        Miss(_current);
        _current.Clear();
    }

    private void Miss(List<PlannedAccess> accesses)
    {
        foreach (var (step, access) in accesses)
        {
            if (_host.Struck.Exists(planned => planned.Step == step))
                continue;
            var came = _current.Count > 0 && access.After!.Value.Number <= CountOf(access.After.Value.Moment);
            _missed.Add(new IdleStep(step, came ? IdleCause.NothingVisible : IdleCause.InstantNeverCame));
        }
    }

    // What a scenario plans comes last, so that it stands.
    private void ActAt(Instant instant)
    {
        _meddler!.At(instant);
        _host.At(instant);
    }

    private byte[] Peek(ulong address, int count)
    {
        var bytes = new byte[count];
        _platform.World.Memory.Read(address, bytes);
        return bytes;
    }

    private int CountOf(Moment moment) => moment switch
    {
        Moment.Read => _platform.World.VisibleReads.Count,
        Moment.Write => _platform.World.VisibleWrites.Count,
        _ => _platform.Trace.Count,
    };

    private void Begin(List<PlannedAccess> accesses)
    {
        _reads.Clear();
        _platform.BeginOperation();
        _shadow?.BeginOperation();
        _host.Begin(accesses);
        _predictedHost?.Begin(accesses);
    }

    private void Compare(Command command, Outcome outcome, List<Difference> differences)
    {
        foreach (var entry in outcome.Trace)
            _shadow!.Apply(entry);
        Comparison.Traces(outcome.Trace, _platform.Entries, differences);
        CompareWorlds(command, outcome.Answer, differences);
    }

    private void CompareWorlds(Command command, Answer expected, List<Difference> differences)
    {
        if (_shadow is not { } shadow)
            return;
        Comparison.HostReads(_predictedHost!.Reads, _host.Reads, differences);
        var (model, subject) = (shadow.World.Memory, _platform.World.Memory);
        var differs = Comparison.Memories(model, subject, shadow.World.Writes, _platform.World.Writes, differences)
            ?? Comparison.Memories(model, subject, _predictedHost.Writes, _host.Writes, differences);
        if (differs is { } address)
            differences[^1] = differences[^1] with { Note = $"concerns {PromiseOf(command, expected, address)}" };
    }

    private string PromiseOf(Command command, Answer expected, ulong address) => MemoryPromise.Of(
        command,
        expected,
        isVisible: _platform.World.Host.IsVisible(address, 1) || _shadow!.World.Host.IsVisible(address, 1),
        isHosts: !_platform.Touched.Concat(_shadow!.Touched).Any(range => range.Overlaps(new ByteRange(address, 1))));
}
