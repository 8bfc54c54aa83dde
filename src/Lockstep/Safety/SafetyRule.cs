namespace Lockstep.Safety;

/// <summary>
/// One rule of safety. It judges an event by the state before it; it knows no policy, so any implementation
/// can be held to it.
/// </summary>
/// <param name="name">Its name, as violations and verdicts give it.</param>
/// <param name="promise">The number of the promise in docs/promises.md that it enforces.</param>
/// <param name="sentence">What must be.</param>
public abstract class SafetyRule(string name, int promise, string sentence)
{
    /// <summary>All rules, by promise.</summary>
    public static IReadOnlyList<SafetyRule> All =>
    [
        new LiveInShared(),
        new LiveAligned(),
        new LiveDisjoint(),
        new FreedWasLive(),
        new CleanWhenShared(),
        new PrivateAfterClose(),
        new NoAllocationAfterClose(),
        new FailureRestores(),
        new PayloadPrivate(),
    ];

    /// <summary>Its name, as violations and verdicts give it.</summary>
    public string Name => name;

    /// <summary>The number of the promise in docs/promises.md that it enforces.</summary>
    public int Promise => promise;

    /// <summary>What must be.</summary>
    public string Sentence => sentence;

    /// <summary>The kinds of events that can break it.</summary>
    internal abstract EventKinds Watches { get; }

    /// <summary>The kinds without each of which it cannot be judged.</summary>
    internal abstract EventKinds Needs { get; }

    /// <summary>The kinds of which it needs at least one.</summary>
    internal virtual EventKinds NeedsOneOf => EventKinds.All;

    /// <summary>Whether a source that tells these kinds of events tells enough for this rule.</summary>
    internal bool CanJudge(EventKinds kinds) =>
        (Needs & ~kinds) == EventKinds.None && (NeedsOneOf & kinds) != EventKinds.None;

    /// <summary>How an event breaks it, in a sentence, or null.</summary>
    /// <param name="safetyEvent">An event of a kind that it watches.</param>
    /// <param name="before">The state before the event.</param>
    internal abstract string? Check(SafetyEvent safetyEvent, SafetyLedger before);
}
