using Properties.Promises;

namespace Properties.BadSubjects;

/// <summary>Defects of answers: wrong addresses, missed or wrong errors, and no answer at all.</summary>
internal static class BadReplies
{
    public static BadCase Answer { get; } = new(
        "answer",
        Replies("serves an allocation of 0 bytes", (command, correct) =>
            command is Allocate { Shape.Size: 0 } ? Reference.Answer.Address(0x7fe00000) : correct()),
        ["init-dynamic-pool", "a = alloc 0 align 16"]);

    public static BadCase ErrorText { get; } = new(
        "error text",
        Rewords("names the wrong address", text => text?.Replace("0x7fe00010", "0x7fe00000", StringComparison.Ordinal)),
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a+16 as 64 align 16"]);

    public static BadCase Exception { get; } = new(
        "exception",
        Replies("throws", (command, correct) =>
            command is Shrink ? throw new OverflowException("base + size passes 2^64") : correct()),
        ["shrink 0x80000000+0xffffffffffffffff"]);

    public static BadCase Steps { get; } = new(
        "steps",
        new("loops forever")
        {
            Subject = (subject, ports) => new BadAnswers(subject)
            {
                Answer = (command, correct) =>
                {
                    while (command is UnshareAll)
                        ports.Hypercalls.Call(HypercallFunction.MemInfo, 0);
                    return correct();
                },
            },
        },
        ["unshare-all"]);

    public static BadCase LiveAligned { get; } = new(
        "safety rule live-aligned",
        Replies("aligns to half the requested alignment", (command, correct) =>
            command is Allocate ? Reference.Answer.Address(correct().Value!.Value + 32) : correct()),
        ["init-dynamic-pool", "a = alloc 64 align 64"]);

    public static BadCase LiveDisjoint { get; } = new(
        "safety rule live-disjoint",
        Replies("returns the same buffer twice", (command, correct) =>
            correct() is var answer && command is Allocate ? Reference.Answer.Address(0x7fe00000) : answer),
        ["init-dynamic-pool", "a = alloc 64 align 16", "b = alloc 64 align 16"]);

    public static BadCase FreedWasLive { get; } = new(
        "safety rule freed-was-live",
        Replies("accepts a double free", (command, correct) =>
            correct() is { Error: not Error.AlreadyFreed } answer ? answer : Reference.Answer.Ok),
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a", "free a"]);

    public static BadCase NoAllocationAfterClose { get; } = new(
        "safety rule no-allocation-after-close",
        Replies("serves allocations after UnshareAll", (command, correct) =>
            correct() is { Error: not Error.Closed } answer ? answer : Reference.Answer.Address(0x7fe00000)),
        ["init-dynamic-pool", "unshare-all", "a = alloc 64 align 16"]);

    public static BadCase HeapPrivate { get; } = new(
        "safety rule heap-private",
        Replies("hands out heap memory that it has shared", (command, correct) =>
            correct() is var answer && command is HeapAllocate ? Reference.Answer.Address(0x7fe00000) : answer),
        ["init-dynamic-pool", "refill 64 align 16", "h = heap-alloc 64 align 16"]);

    public static BadCase DmaZeroed { get; } = new(
        "safety rule dma-zeroed",
        Replies("hands out DMA memory beyond what it has zeroed", (command, correct) =>
            correct() is var answer && command is DmaAllocate
                ? Reference.Answer.Address(answer.Value!.Value + 4096)
                : answer),
        ["init-dynamic-pool", "refill 8192 align 8192", "d = dma-alloc 1 page"]);

    public static BadCase ReturnedAsLent { get; } = new(
        "safety rule returned-as-lent",
        Replies("trusts the caller of unshare", (command, correct) =>
            correct() is { Error: not Error.WrongBuffer } answer ? answer : Reference.Answer.Ok),
        ["init-dynamic-pool", "s = share 64 bytes at 0x80100000 to-device", "unshare s both"]);

    /// <summary>Returns correct answers with another error text.</summary>
    public static BadSubject Rewords(string name, Func<string?, string?> text) => Replies(
        name,
        (_, correct) =>
            correct() is var answer && answer.Succeeded ? answer : answer with { Text = text(answer.Text) });

    private static BadSubject Replies(string name, Func<Command, Func<Reference.Answer>, Reference.Answer> answer) =>
        new(name) { Subject = (subject, _) => new BadAnswers(subject) { Answer = answer } };
}
