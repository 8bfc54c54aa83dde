using Properties.Promises;

namespace Properties.BadSubjects;

/// <summary>
/// Breakage of what is answered: wrong addresses, errors that are not noticed or tell of something else, no answer at
/// all.
/// </summary>
internal static class BadReplies
{
    public static BadCase Answer { get; } = new(
        "answer",
        Replies("serves no bytes", (command, right) =>
            command is Allocate { Shape.Size: 0 } ? Reference.Answer.Address(0x7fe00000) : right()),
        ["init-dynamic-pool", "a = alloc 0 align 16"]);

    public static BadCase ErrorText { get; } = new(
        "error text",
        Says("names another address", text => text?.Replace("0x7fe00010", "0x7fe00000", StringComparison.Ordinal)),
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a+16 as 64 align 16"]);

    public static BadCase Exception { get; } = new(
        "exception",
        Replies("throws", (command, right) =>
            command is Shrink ? throw new OverflowException("base + size passes 2^64") : right()),
        ["shrink 0x80000000+0xffffffffffffffff"]);

    public static BadCase Steps { get; } = new(
        "steps",
        new("goes round in circles")
        {
            Subject = (subject, ports) => new BadAnswers(subject)
            {
                Answer = (command, right) =>
                {
                    while (command is UnshareAll)
                        ports.Hypercalls.Call(HypercallFunction.MemInfo, 0);
                    return right();
                },
            },
        },
        ["unshare-all"]);

    public static BadCase LiveAligned { get; } = new(
        "safety rule live-aligned",
        Replies("aligns to half of what was asked", (command, right) =>
            command is Allocate ? Reference.Answer.Address(right().Value!.Value + 32) : right()),
        ["init-dynamic-pool", "a = alloc 64 align 64"]);

    public static BadCase LiveDisjoint { get; } = new(
        "safety rule live-disjoint",
        Replies("hands the same buffer out twice", (command, right) =>
            right() is var answer && command is Allocate ? Reference.Answer.Address(0x7fe00000) : answer),
        ["init-dynamic-pool", "a = alloc 64 align 16", "b = alloc 64 align 16"]);

    public static BadCase FreedWasLive { get; } = new(
        "safety rule freed-was-live",
        Replies("takes a buffer back twice", (command, right) =>
            right() is { Error: not Error.AlreadyFreed } answer ? answer : Reference.Answer.Ok),
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a", "free a"]);

    public static BadCase NoAllocationAfterClose { get; } = new(
        "safety rule no-allocation-after-close",
        Replies("goes on serving after all was unshared", (command, right) =>
            right() is { Error: not Error.Closed } answer ? answer : Reference.Answer.Address(0x7fe00000)),
        ["init-dynamic-pool", "unshare-all", "a = alloc 64 align 16"]);

    /// <summary>Answers right, with another text to each error.</summary>
    public static BadSubject Says(string name, Func<string?, string?> text) => Replies(
        name,
        (_, right) => right() is var answer && answer.Succeeded ? answer : answer with { Text = text(answer.Text) });

    private static BadSubject Replies(string name, Func<Command, Func<Reference.Answer>, Reference.Answer> answer) =>
        new(name) { Subject = (subject, _) => new BadAnswers(subject) { Answer = answer } };
}
