namespace Reference;

/// <summary>The boot: steps 1 to 6 of the design, and step 7, which ends it.</summary>
internal sealed class BootModel(
    Phase now, PlatformModel platform, TrackerModel tracker, MmioModel mmio, SharedPoolModel pool)
{
    private const ulong UartPage = 0;
    private const ulong FdtSize = 2 << 20;

    public Phase Now { get; private set; } = now;

    /// <summary>The command's answer; null if it belongs to another part and a tracker exists.</summary>
    public Answer? Do(Command command) => (command, Now) switch
    {
        (Boot boot, Phase.BeforeBoot) => Begin(boot.Facts),
        (EnterPayload, Phase.Booted or Phase.Ended) => End(RebootReason.None),
        (FailBoot fail, Phase.Booted or Phase.Ended) => End(fail.Reason),
        (Boot or EnterPayload or FailBoot, _) => Answer.Idle,
        (_, Phase.BeforeBoot or Phase.Failed) => Answer.Idle,
        _ => null,
    };

    private Answer Begin(BootFacts facts)
    {
        (RebootReason Reason, Func<Answer> Do)[] steps =
        [
            (RebootReason.InternalError, () => platform.IsGunyah ? Answer.Ok : EnrollGuard()),
            (RebootReason.InternalError, () => Track(facts)),
            (RebootReason.InvalidFdt, () => Validate(facts)),
            (RebootReason.InvalidFdt, () => tracker.Shrink(facts.Memory)),
            (platform.IsGunyah ? RebootReason.InvalidFdt : RebootReason.InternalError, () => InitPool(facts)),
            (RebootReason.InvalidPayload, () => facts.Kernel is null ? Answer.Idle : Answer.Ok),
            (RebootReason.InternalError, () => MapImage(facts.Kernel)),
            (RebootReason.InvalidRamdisk, () => MapImage(facts.Ramdisk)),
            (RebootReason.InternalError, () => mmio.Map(facts.PciConfig)),
            (RebootReason.InternalError, () => mmio.Map(facts.Bar)),
        ];
        foreach (var (reason, step) in steps)
            if (step() is { Succeeded: false } cause)
            {
                if (Now == Phase.Booted)
                    TearDown();
                Now = Phase.Failed;
                return cause with { Reboot = reason, IsIdle = false };
            }

        return Answer.Ok;
    }

    /// <param name="reason">Why the caller's work failed; None enters the payload.</param>
    private Answer End(RebootReason reason)
    {
        var isFirst = Now == Phase.Booted;
        var answer = isFirst ? TearDown(wipesHeap: reason == RebootReason.None) : Answer.Fail(Error.Disposed);
        Now = Phase.Ended;
        return isFirst && reason != RebootReason.None ? new() { Reboot = reason, Refusals = answer.Refusals }
            : answer.Succeeded ? answer
            : answer with { Reboot = RebootReason.InternalError };
    }

    /// <summary>Runs each step once despite failures; the first error.</summary>
    private Answer TearDown(bool wipesHeap = false)
    {
        var answer = tracker.Now.IsDisposed ? Answer.Fail(Error.Disposed) : mmio.UnmapAll().And(pool.Close());
        if (wipesHeap)
            platform.WipeHeap();
        answer = answer.And(platform.Guard(Hypercall.GuardUnmap, UartPage));
        return tracker.Now.IsDisposed ? answer : answer.And(tracker.End());
    }

    private Answer EnrollGuard()
    {
        var enrolled = platform.Guard(Hypercall.GuardEnroll);
        if (enrolled.Hypercall is { Reason: FailureReason.NotSupported or FailureReason.NotRequired })
            return Answer.Fail(Error.MmioGuardNotSupported);
        var info = enrolled.Succeeded ? platform.Ask(Hypercall.GuardInfo) : enrolled;
        if (info.Value is not { } granule || !Machine.IsGuardGranule(granule))
            return info.And(Answer.Fail(Error.BadAlignment));
        mmio.Begin(granule);
        var mapped = platform.Guard(Hypercall.GuardMap, UartPage);
        return mapped.Succeeded ? mapped : mapped.And(platform.Guard(Hypercall.GuardUnmap, UartPage));
    }

    private Answer Track(BootFacts facts)
    {
        var all = new Extent(Ranges.RamStart, Ranges.RamLimit - Ranges.RamStart);
        Now = Phase.Booted;
        tracker.Begin(all, facts.Bar.Read());
        return tracker.Map(Area.Sized(facts.Fdt, FdtSize), Port.MapMutable);
    }

    private Answer MapImage(Area? area) =>
        area is { } given ? tracker.Map(given, Port.MapReadOnly) : Answer.Ok;

    private static Answer Validate(BootFacts facts)
    {
        var (memory, size, alignment) = (facts.Memory.Read(), facts.SwiotlbSize, facts.SwiotlbAlignment);
        return Answer.Fail(
            memory.Base != Ranges.RamStart || !IsPages(memory.Size) || memory.End > Ranges.RamLimit || !IsPages(size)
                ? Error.OutOfRange
            : facts.SwiotlbBase is { } start
                ? Area.Sized(start, size).Read().IsWithin(memory) ? Error.None : Error.OutOfRange
            : alignment is { } given && IsPages(given) && ulong.IsPow2(given) ? Error.None
            : Error.BadAlignment);
    }

    private static bool IsPages(ulong bytes) => bytes > 0 && bytes % Ranges.Page == 0;

    private Answer InitPool(BootFacts facts) =>
        !platform.IsGunyah ? pool.InitDynamic()
        : facts.SwiotlbBase is { } start ? tracker.InitStaticPool(Area.Sized(start, facts.SwiotlbSize))
        : Answer.Fail(Error.OutOfRange);
}
