using Lockstep.Commands;
using Lockstep.Platforms;
using Lockstep.Simulation;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>
/// The machine of a run, twice: as it is and as the model predicts it; what the host does to both; and the safety
/// monitor, which sees only what happens.
/// </summary>
internal sealed class MachineRun
{
    private const int LeastSteps = 10_000;
    private const int StepsFactor = 4;

    private readonly SimulatedPlatform _platform;
    private readonly Shadow _shadow;
    private readonly HostActions _host;
    private readonly HostActions _predictedHost;
    private readonly SafetyWatch _safety;
    private readonly List<HostAccess> _armed = [];
    private readonly List<HostAccess> _current = [];

    public MachineRun(Machine machine, bool boots)
    {
        _platform = new SimulatedPlatform(machine, boots);
        _shadow = new Shadow(machine);
        _host = new HostActions(_platform.World);
        _predictedHost = new HostActions(_shadow.World);
        _safety = new SafetyWatch(hasStaticPool: !machine.SharesOnDemand);
        Ports = new SubjectPorts(_platform, _platform, _platform);
        _platform.AfterEntry = _host.After;
        _shadow.AfterEntry = _predictedHost.After;
        _platform.Observer = _safety.Observe;
    }

    /// <summary>For subjects that have no machine.</summary>
    public static SubjectPorts NoPorts { get; } = new(null!, null!, null!);

    /// <summary>What the subject runs on.</summary>
    public SubjectPorts Ports { get; }

    /// <summary>Hypercalls made so far.</summary>
    public long Hypercalls => _platform.Counts.Total;

    /// <summary>A host access between operations, or one kept for the next operation.</summary>
    /// <returns>What differs; null where the host sees nothing of it.</returns>
    public List<Difference>? Do(HostAccess access)
    {
        if (access.After is not null)
        {
            _armed.Add(access);
            return [];
        }

        Begin([]);
        var saw = _host.Do(access) | _predictedHost.Do(access);
        var differences = new List<Difference>();
        CompareWorlds(differences);
        return saw ? differences : null;
    }

    /// <summary>Begins an operation.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="predicted">Says how many steps the subject may need.</param>
    public void Begin(Command command, Outcome predicted)
    {
        _current.Clear();
        if (Vocabulary.Of(command).Actor == Actor.Firmware)
        {
            _current.AddRange(_armed);
            _armed.Clear();
        }

        Begin(_current);
        _platform.StepBudget = BudgetFor(predicted);
        _safety.Begin(command);
    }

    /// <summary>The guest's own code carries a command out; the shadow follows the model's entries.</summary>
    public void RunByGuest(Command command) => Vocabulary.Of(command).Run(_platform, command);

    /// <summary>Ends an operation and adds where what it did differs from what was predicted.</summary>
    public void End(Command command, Outcome outcome, Answer answer, View view, List<Difference> differences)
    {
        foreach (var entry in outcome.Trace)
            _shadow.Apply(entry);
        Comparison.Traces(outcome.Trace, _platform.Trace, differences);
        CompareWorlds(differences);
        _safety.End(command, answer, view.RefusedPages);
        differences.AddRange(_safety.TakeViolations());
    }

    /// <summary>Ends the run: the next one on this thread finds the pages of memory ready.</summary>
    public void Clear()
    {
        _platform.World.Memory.Clear();
        _shadow.World.Memory.Clear();
    }

    /// <summary>Several times the steps that the model needs: what takes more does not come to an end.</summary>
    private static int BudgetFor(Outcome predicted)
    {
        UInt128 steps = LeastSteps;
        foreach (var entry in predicted.Trace)
            steps += StepsFactor * (1 + (SizeOf(entry) / SparseMemory.PageSize));
        return (int)UInt128.Min(steps, int.MaxValue);
    }

    private static UInt128 SizeOf(Entry entry) => entry switch
    {
        FillEntry fill => fill.Size,
        CopyEntry copy => copy.Size,
        _ => 0,
    };

    private void Begin(IReadOnlyList<HostAccess> accesses)
    {
        _platform.BeginOperation();
        _shadow.BeginOperation();
        _host.Begin(accesses);
        _predictedHost.Begin(accesses);
    }

    private void CompareWorlds(List<Difference> differences)
    {
        Comparison.Readings(_predictedHost.Readings, _host.Readings, differences);
        var (model, subject) = (_shadow.World.Memory, _platform.World.Memory);
        if (!Comparison.Memories(model, subject, _shadow.Touched, _platform.Touched, differences))
            Comparison.Memories(model, subject, _predictedHost.Writings, _host.Writings, differences);
    }
}
