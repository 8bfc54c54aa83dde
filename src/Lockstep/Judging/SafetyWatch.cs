using System.Collections.Immutable;
using Lockstep.Formats;
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
    public void Begin(Command command) => Observe(new OperationBegan(
        Vocabulary.For(command).Command, IsTeardown(command) ? OperationKind.Teardown : OperationKind.Ordinary));

    /// <summary>An operation ended with an answer.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="answer">What the subject answered.</param>
    /// <param name="refusedPages">The MMIO pages that the subject lists as refused.</param>
    public void End(Command command, Answer answer, ImmutableArray<ulong> refusedPages)
    {
        if (answer.Succeeded)
            EndWell(command, answer);
        ulong[] granules = answer.Refusals.IsEmpty ? [] : [.. answer.Refusals.Select(refusal => refusal.Granule)];
        if (Closes(command, answer))
            Observe(new Closed(granules));
        _disposed |= command is Dispose;
        Observe(new OperationEnded(answer.Succeeded, [.. granules, .. refusedPages]));
        if (command is EnterPayload && answer.Succeeded)
            Observe(new PayloadEntered());
    }

    private static string MustBe(string rule)
    {
        var broken = SafetyRule.All.Single(known => string.Equals(known.Name, rule, StringComparison.Ordinal));
        return $"promise {broken.Promise}: {broken.Sentence}";
    }

    private static bool IsTeardown(Command command) =>
        command is UnshareAll or UnmapMmio or Dispose or Boot or EnterPayload or FailBoot;

    /// <summary>A boot that succeeded closed nothing; what is disposed was closed before.</summary>
    private bool Closes(Command command, Answer answer) => command switch
    {
        _ when _disposed || answer.Error == Error.Disposed => false,
        UnshareAll or Dispose or EnterPayload or FailBoot => true,
        Boot => !answer.Succeeded,
        _ => false,
    };

    private void EndWell(Command command, Answer answer)
    {
        SafetyEvent? seen = command switch
        {
            Allocate allocate => new Allocated(answer.Value!.Value, allocate.Shape.Size, allocate.Shape.Alignment),
            DmaAllocate allocate => new Allocated(answer.Value!.Value, allocate.Pages * 4096, 4096),
            Reference.Share share => new Allocated(answer.Value!.Value, share.Bytes, 16),
            Free { As: { } shape } free => new Freed(free.Buffer.Value, shape.Size),
            DmaFree { Pages: { } pages } free => new Freed(free.Buffer.Value, pages * 4096),
            Reference.Unshare { Bytes: { } bytes } unshare => new Freed(unshare.Bounce.Value, bytes),
            InitStaticPool pool => StaticRangeOf(pool.Area),
            Boot { Facts.SwiotlbBase: { } start } boot when hasStaticPool =>
                new StaticRange(start, boot.Facts.SwiotlbSize),
            _ => null,
        };
        if (seen is not null)
            Observe(seen);
    }

    private static StaticRange StaticRangeOf(Area area) => new(
        area.First, area.Form == AreaForm.Range ? area.Second - area.First : area.Second);
}
