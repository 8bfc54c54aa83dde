using Lockstep.Commands;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Safety;
using Lockstep.Scenarios;
using Lockstep.Simulation;

namespace Lockstep.Pictures;

/// <summary>Records a run as a picture.</summary>
/// <param name="scenario">The scenario that runs.</param>
/// <param name="idle">The reason of an idle step in words.</param>
/// <param name="lineOf">The line of a step in its file; null for the command itself.</param>
public sealed class StepRecorder(
    Scenario scenario, Func<IReadOnlyList<IdleStep>, IdleStep, string> idle, Func<int, string?> lineOf) : IStepObserver
{
    private readonly List<PictureStep> _steps = [];
    private readonly List<IdleStep> _idle = [];
    private readonly Dictionary<ulong, string> _names = [];
    private readonly Machine? _machine = scenario.Platform as Machine;
    private View _before = StepSummary.Before(scenario);

    /// <inheritdoc/>
    public void Begins(int step, int work)
    {
        // A picture shows what has happened.
    }

    /// <inheritdoc/>
    public void Saw(StepTrace step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var words = StepSummary.Of(step, _before);
        _before = step.After;
        MemoryChange[] changes = step.Idle is null ? [.. Changes(step), .. Wrong(step)] : [];
        _steps.Add(new PictureStep(step.Step, lineOf(step.Step) ?? words.Command, changes)
        {
            Resolved = words.Resolved == words.Command ? null : words.Resolved,
            Idle = IdleOf(step),
            Expected = words.Expected,
            Actual = words.Actual,
            Message = words.Message,
            Calls = words.Calls,
            Memory = words.Memory,
            Observed = words.Statistics,
            Differences = words.Differences,
            HasFault = step.ActualCalls.Any(IsFault),
        });
    }

    /// <summary>Adds a step that the run did not come back from.</summary>
    /// <param name="step">Its position, from 1.</param>
    /// <param name="command">The command.</param>
    /// <param name="differences">How it ended.</param>
    public void Add(int step, string command, IReadOnlyList<Difference> differences) =>
        _steps.Add(new PictureStep(step, lineOf(step) ?? command, []) { Differences = differences });

    /// <summary>The picture of the run.</summary>
    /// <param name="name">The file.</param>
    /// <param name="kind">What it is.</param>
    public Picture Finish(string name, string kind) => CausalSlice.Mark(new Picture(name, kind, _steps)
    {
        Platform = ScenarioText.Print(scenario.Platform).TrimEnd('\n'),
        Granule = _machine?.Granule ?? 0,
        Failing = _steps.Find(step => step.Differences.Count > 0)?.Step,
    });

    private string? IdleOf(StepTrace step)
    {
        if (step.Idle is not { } cause)
            return null;
        _idle.Add(new IdleStep(step.Step, cause));
        return idle(_idle, _idle[^1]);
    }

    private static IEnumerable<MemoryChange> Wrong(StepTrace step) =>
        step.Differences.Select(difference => difference.Address).OfType<ulong>()
            .Select(address => new MemoryChange(ChangeKind.Differs, new ByteRange(address, 1)));

    private IEnumerable<MemoryChange> Changes(StepTrace step)
    {
        foreach (var change in step.ActualCalls.OfType<HypercallEntry>().Select(Of).OfType<MemoryChange>())
            yield return change;
        foreach (var written in step.Writes)
            yield return new MemoryChange(ChangeKind.Written, written);
        foreach (var written in step.HostWrites)
            yield return new MemoryChange(ChangeKind.HostWritten, written);
        if (step is not { Resolved: { } command, Actual: { } answer })
            yield break;
        if (Closes(command, answer))
            yield return new MemoryChange(ChangeKind.Closed, default);
        if (answer.Succeeded && OfBuffer(command, answer) is { } buffer)
            yield return buffer;
        var hasStaticPool = _machine is { } machine && !machine.SharesOnDemand;
        if (answer.Succeeded
            && Vocabulary.Of(command).SuccessEvent(command, answer.Value, hasStaticPool) is StaticRange range)
            yield return new MemoryChange(ChangeKind.Static, new ByteRange(range.Start, range.Size));
    }

    private MemoryChange? Of(HypercallEntry call)
    {
        var granule = new ByteRange(call.Argument, _machine!.Granule);
        var unit = new ByteRange(call.Argument, _machine.GuardUnit);
        var isDone = call.TookEffect || call.Result == HypercallCode.Success;
        return call.Function switch
        {
            Hypercall.MemShare => new MemoryChange(isDone ? ChangeKind.Shared : ChangeKind.NotShared, granule),
            Hypercall.MemUnshare => new MemoryChange(isDone ? ChangeKind.Unshared : ChangeKind.Refused, granule),
            Hypercall.GuardMap when isDone => new MemoryChange(ChangeKind.Mapped, unit),
            Hypercall.GuardUnmap when isDone => new MemoryChange(ChangeKind.Unmapped, unit),
            _ => null,
        };
    }

    private static bool Closes(Command command, Answer answer) => Vocabulary.Of(command).Closing switch
    {
        Closing.Always or Closing.Finally => true,
        Closing.OnFailure => !answer.Succeeded,
        _ => false,
    };

    private MemoryChange? OfBuffer(Command command, Answer answer)
    {
        var described = Vocabulary.Of(command);
        if (command is Add add)
            return new MemoryChange(ChangeKind.Added, new ByteRange(add.Base, add.Size));
        if (described.Buffer == BufferKind.None || described.LayoutOf(command) is not { } layout)
            return null;
        if (described.FreedBuffer(command) is { } freed)
        {
            _names.Remove(freed.Value, out var known);
            var range = new ByteRange(freed.Value, (ulong)layout.Size);
            return new MemoryChange(ChangeKind.Freed, range, known ?? string.Empty);
        }

        if (command is not Maker maker || answer.Value is not { } start)
            return null;
        var name = ScenarioText.Print(command).Split(" = ")[0];
        _names[start] = name;
        return new MemoryChange(
            described.Buffer == BufferKind.Heap ? ChangeKind.HeapAllocated : ChangeKind.Allocated,
            new ByteRange(start, (ulong)layout.Size),
            maker.Label >= 0 ? name : string.Empty);
    }

    private static bool IsFault(Entry call) => call switch
    {
        HypercallEntry { Result: < 0 } => true,
        PageTableEntry { Succeeded: false } => true,
        _ => false,
    };
}
