using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Lockstep.Commands;
using Lockstep.Platforms;
using Lockstep.Safety;
using Lockstep.Scenarios;
using MemoryModel.Tracking;

namespace Lockstep.Judging;

/// <summary>Feeds the safety monitor with the events of operations and of the platform.</summary>
/// <param name="machine">The machine.</param>
internal sealed partial class SafetyWatch(Machine machine)
{
    // Most operations end like this.
    private static readonly OperationEnded SucceededEnd = new(Succeeded: true, []);
    private static readonly OperationEnded FailedEnd = new(Succeeded: false, []);
    private static readonly ulong[] BootsPages = [MemoryMap.UartPage];

    private readonly bool _hasStaticPool = !machine.SharesOnDemand;
    private readonly FirmwareAccount _account = new(machine);
    private readonly SafetyMonitor _monitor = new(EventKinds.All);
    private readonly List<(int FirstEvent, Command Command)> _operations = [];
    private int _events;
    private bool _disposed;
    private bool _violated;
    private int _reported;

    /// <summary>Passes an event to the monitor.</summary>
    public void Observe(SafetyEvent seen)
    {
        _events++;
        _violated |= _monitor.Observe(seen) is not null;
    }

    /// <summary>The violations since the last call.</summary>
    public IEnumerable<Difference> TakeViolations()
    {
        if (!_violated)
            return [];
        _violated = false;
        Violation[] violations = [.. _monitor.Finish().Violations.Skip(_reported)];
        _reported += violations.Length;
        return violations.Select(violation => new Difference(
            NameOf(violation.Rule), Requirement(violation.Rule), violation.Sentence, IsSafety: true)
        {
            Note = string.Join('\n', EventNumber().Matches(violation.Sentence).Select(match => Origin(match.Value))),
        });
    }

    /// <summary>Begins an operation.</summary>
    public void Begin(Command command)
    {
        _operations.Add((_events, command));
        Observe(Vocabulary.Of(command).Began);
    }

    /// <summary>Ends an operation with its answer.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="answer">The answer of the subject.</param>
    /// <param name="view">What the subject says of itself.</param>
    public void End(Command command, Answer answer, View view)
    {
        ImmutableArray<ulong> refusedPages = view.RefusedPages;
        var described = Vocabulary.Of(command);
        Observe(described.NeededBy(command, answer));
        if (answer.Succeeded && described.SuccessEvent(command, answer.Value, _hasStaticPool) is { } seen)
            Observe(seen);
        ulong[] granules = answer.Refusals.IsEmpty ? [] : [.. answer.Refusals.Select(refusal => refusal.Granule)];
        if (Closes(described.Closing, answer))
            Observe(new Closed(granules));
        if (described.UnmapsMmio && !_disposed && answer.Error != Error.Disposed)
            Observe(new MmioUnmapped(BootsPages, refusedPages));
        _disposed |= described.Closing == Closing.Finally;
        ulong[] reported = refusedPages.IsEmpty ? granules : [.. granules, .. refusedPages];
        Observe(reported.Length > 0 ? new OperationEnded(answer.Succeeded, reported)
            : answer.Succeeded ? SucceededEnd
            : FailedEnd);
        Observe(_account.Of(view));
        if (answer.Succeeded && described.FinalEvent is { } last)
            Observe(last);
    }

    /// <summary>The name of the comparison with a rule.</summary>
    public static string NameOf(string rule) => $"safety rule {rule}";

    private static string Requirement(string rule)
    {
        var broken = SafetyRule.All.Single(known => string.Equals(known.Name, rule, StringComparison.Ordinal));
        return $"promise {broken.Promise}: {broken.Sentence}";
    }

    // A sentence numbers events, of which a scenario has none: a reader knows only its commands.
    private string Origin(string number)
    {
        var index = int.Parse(number);
        var command = _operations.FindLast(operation => operation.FirstEvent <= index).Command;
        return $"event {number}: {ScenarioText.Print(command)}";
    }

    [GeneratedRegex("(?<=\\bevent )[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EventNumber();

    /// <summary>Whether the operation closes the pool; a disposed one was closed before.</summary>
    private bool Closes(Closing closing, Answer answer) => closing switch
    {
        _ when _disposed || answer.Error == Error.Disposed => false,
        Closing.Never => false,
        Closing.OnFailure => !answer.Succeeded,
        Closing.Always or Closing.Finally => true,
        _ => throw new ArgumentOutOfRangeException(nameof(closing), closing, "unknown time to close the pool"),
    };
}
