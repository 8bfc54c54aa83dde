namespace Reference;

/// <summary>The boot: steps 1 to 6 of the design, and step 7 that ends it.</summary>
public sealed partial record State
{
    private const ulong UartPage = 0;
    private const ulong FdtSize = 2 << 20;

    internal Answer Boot(BootFacts facts)
    {
        (RebootReason Reason, Func<Answer> Do)[] steps =
        [
            (RebootReason.InternalError, () => IsGunyah ? Answer.Ok : EnrollGuard()),
            (RebootReason.InternalError, () => Track(facts)),
            (RebootReason.InvalidFdt, () => Validate(facts)),
            (RebootReason.InvalidFdt, () => Shrink(facts.Memory)),
            (IsGunyah ? RebootReason.InvalidFdt : RebootReason.InternalError, () => InitPool(facts)),
            (RebootReason.InvalidPayload, () => facts.Kernel is null ? Answer.Idle : Answer.Ok),
            (RebootReason.InternalError, () => MapImage(facts.Kernel)),
            (RebootReason.InvalidRamdisk, () => MapImage(facts.Ramdisk)),
            (RebootReason.InternalError, () => MapMmio(facts.PciConfig)),
            (RebootReason.InternalError, () => MapMmio(facts.Bar)),
        ];
        foreach (var (reason, step) in steps)
            if (step() is { Succeeded: false } cause)
            {
                if (Phase == Phase.Booted)
                    TearDown();
                Phase = Phase.Failed;
                return cause with { Reboot = reason, IsIdle = false };
            }

        return Answer.Ok;
    }

    /// <param name="reason">Why the boot's work failed; None enters the payload.</param>
    internal Answer EndBoot(RebootReason reason)
    {
        var isFirst = Phase == Phase.Booted;
        var answer = isFirst ? TearDown() : Answer.Fail(Error.Disposed);
        Phase = Phase.Ended;
        return isFirst && reason != RebootReason.None ? new() { Reboot = reason, Refusals = answer.Refusals }
            : answer.Succeeded ? answer
            : answer with { Reboot = RebootReason.InternalError };
    }

    /// <summary>Each step once, whatever the others answer; the first error.</summary>
    private Answer TearDown()
    {
        var answer = IsDisposed ? Answer.Fail(Error.Disposed) : UnmapMmio().And(UnshareAll());
        answer = answer.And(Guard(Hypercall.GuardUnmap, UartPage));
        return IsDisposed ? answer : answer.And(Dispose());
    }

    private Answer EnrollGuard()
    {
        var enrolled = Guard(Hypercall.GuardEnroll);
        if (enrolled.Hypercall is { Reason: FailureReason.NotSupported or FailureReason.NotRequired })
            return Answer.Fail(Error.MmioGuardNotSupported);
        var info = enrolled.Then(() => Ask(Hypercall.GuardInfo));
        if (info.Value != Ranges.Page)
            return info.And(Answer.Fail(Error.BadAlignment));
        var mapped = Guard(Hypercall.GuardMap, UartPage);
        return mapped.Else(() => mapped.And(Guard(Hypercall.GuardUnmap, UartPage)));
    }

    private Answer Track(BootFacts facts)
    {
        var all = new Extent(Ranges.RamStart, Ranges.RamLimit - Ranges.RamStart);
        (Phase, Total, Bar) = (Phase.Booted, all, facts.Bar.Read());
        return MapMemory(Area.Sized(facts.Fdt, FdtSize), Port.MapMutable);
    }

    private Answer MapImage(Area? area) =>
        area is { } given ? MapMemory(given, Port.MapReadOnly) : Answer.Ok;

    private static Answer Validate(BootFacts facts)
    {
        var (memory, size, alignment) = (facts.Memory.Read(), facts.SwiotlbSize, facts.SwiotlbAlignment);
        return Answer.Fail(
            memory.Base != Ranges.RamStart || !IsPages(memory.Size) || memory.End > Ranges.RamLimit || !IsPages(size)
                ? Error.OutOfRange
            : alignment % Ranges.Page != 0 || !ulong.IsPow2(alignment) ? Error.BadAlignment
            : facts.SwiotlbBase is not { } start || Area.Sized(start, size).Read().IsIn(memory) ? Error.None
            : Error.OutOfRange);
    }

    private static bool IsPages(ulong bytes) => bytes > 0 && bytes % Ranges.Page == 0;

    private Answer InitPool(BootFacts facts) =>
        !IsGunyah ? InitDynamicPool()
        : facts.SwiotlbBase is { } start ? InitStaticPool(Area.Sized(start, facts.SwiotlbSize))
        : Answer.Fail(Error.OutOfRange);
}
