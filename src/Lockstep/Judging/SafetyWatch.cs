using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Safety;

namespace Lockstep.Judging;

/// <summary>Tells the safety monitor what a caller asked for and got, and what happened on the way.</summary>
/// <param name="hasStaticPool">Whether a boot makes the swiotlb range the pool.</param>
internal sealed class SafetyWatch(bool hasStaticPool)
{
    private readonly SafetyMonitor _monitor = new(EventKinds.All);
    private bool _disposed;
    private bool _violated;
    private int _taken;

    /// <summary>Passes an event on.</summary>
    public void Observe(SafetyEvent seen) => _violated |= _monitor.Observe(seen) is not null;

    /// <summary>What was violated since the last call.</summary>
    public IEnumerable<Difference> TakeViolations()
    {
        if (!_violated)
            return [];
        _violated = false;
        Violation[] fresh = [.. _monitor.Finish().Violations.Skip(_taken)];
        _taken += fresh.Length;
        return fresh.Select(violation => new Difference(
            $"safety rule {violation.Rule}", MustBe(violation.Rule), violation.Sentence, IsSafety: true));
    }

    /// <summary>An operation begins.</summary>
    public void Begin(Command command) =>
        Observe(new OperationBegan(command.GetType().Name, Vocabulary.Of(command).Kind));

    /// <summary>An operation ended with an answer.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="answer">What the subject answered.</param>
    /// <param name="refusedPages">The MMIO pages that the subject lists as refused.</param>
    public void End(Command command, Answer answer, ImmutableArray<ulong> refusedPages)
    {
        var described = Vocabulary.Of(command);
        if (answer.Succeeded && described.Success(command, answer.Value, hasStaticPool) is { } seen)
            Observe(seen);
        ulong[] granules = answer.Refusals.IsEmpty ? [] : [.. answer.Refusals.Select(refusal => refusal.Granule)];
        if (Closes(described.Closing, answer))
            Observe(new Closed(granules));
        _disposed |= described.Closing == Closing.Finally;
        Observe(new OperationEnded(answer.Succeeded, [.. granules, .. refusedPages]));
        if (answer.Succeeded && described.Last is { } last)
            Observe(last);
    }

    private static string MustBe(string rule)
    {
        var broken = SafetyRule.All.Single(known => string.Equals(known.Name, rule, StringComparison.Ordinal));
        return $"promise {broken.Promise}: {broken.Sentence}";
    }

    /// <summary>What is disposed was closed before.</summary>
    private bool Closes(Closing closing, Answer answer) => closing switch
    {
        _ when _disposed || answer.Error == Error.Disposed => false,
        Closing.Never => false,
        Closing.OnFailure => !answer.Succeeded,
        Closing.Always or Closing.Finally => true,
        _ => throw new ArgumentOutOfRangeException(nameof(closing), closing, "unknown time to close the pool"),
    };
}
