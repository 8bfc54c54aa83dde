namespace Lockstep.Safety;

/// <summary>
/// A safety invariant, checked for each event against the state before it. It is independent of policy, so that any
/// implementation can be checked.
/// </summary>
/// <param name="name">Its name in violations and verdicts.</param>
/// <param name="promise">The number of the promise in docs/promises.md that it enforces.</param>
/// <param name="sentence">The invariant, as a sentence.</param>
public abstract class SafetyRule(string name, int promise, string sentence)
{
    /// <summary>All rules, by promise.</summary>
    public static IReadOnlyList<SafetyRule> All =>
    [
        new SingleFetch(),
        new LiveInShared(),
        new LiveAligned(),
        new LiveDisjoint(),
        new FreedWasLive(),
        new CleanWhenShared(),
        new HeapPrivate(),
        new PrivateAfterClose(),
        new NoAllocationAfterClose(),
        new FailureRestores(),
        new GuardClosed(),
        new Truthful(),
        new PayloadPrivate(),
        new DmaZeroed(),
        new PayloadClean(),
        new OnlyNeededBytes(),
        new BounceInitialised(),
        new ReturnedAsLent(),
    ];

    /// <summary>Its name in violations and verdicts.</summary>
    public string Name => name;

    /// <summary>The number of the promise in docs/promises.md that it enforces.</summary>
    public int Promise => promise;

    /// <summary>The invariant, as a sentence.</summary>
    public string Sentence => sentence;

    /// <summary>The kinds of events that can violate it.</summary>
    internal abstract EventKinds Watches { get; }

    /// <summary>The kinds of events that are all required to judge it.</summary>
    internal abstract EventKinds Needs { get; }

    /// <summary>The kinds of events of which at least one is required.</summary>
    internal virtual EventKinds NeedsOneOf => EventKinds.All;

    /// <summary>Whether a source of these kinds of events suffices to judge the rule.</summary>
    internal bool CanJudge(EventKinds kinds) =>
        (Needs & ~kinds) == EventKinds.None && (NeedsOneOf & kinds) != EventKinds.None;

    /// <summary>How an event violates it, as a sentence; null if it does not.</summary>
    /// <param name="safetyEvent">An event of a kind that it watches.</param>
    /// <param name="before">The state before the event.</param>
    internal abstract string? Check(SafetyEvent safetyEvent, SafetyLedger before);
}
