using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace MemoryModel.Boot;

/// <summary>
/// The boot sequence in its published order. <see cref="Start"/> runs up to the caller's work, which uses the tracker
/// and the HAL; <see cref="EnterPayload"/> makes all memory private and wipes the heap, and disposing of a boot that
/// has not ended makes all memory private too. Not thread-safe: only one processor boots.
/// </summary>
public sealed class FirmwareBoot : IDisposable
{
    private const ulong DeviceTreeSize = 2UL << 20;

    private readonly FirmwareEnvironment _environment;
    private bool _uartMapped;
    private bool _ended;

    private FirmwareBoot(FirmwareEnvironment environment) => _environment = environment;

    /// <summary>Tracks the guest's memory; created early in the boot.</summary>
    public MemoryTracker Tracker { get; private set; } = null!;

    /// <summary>The interface to the virtio drivers.</summary>
    public VirtioHal Hal { get; private set; } = null!;

    private IReadOnlyList<ulong> RefusedPages => Tracker?.RefusedPages ?? [];

    /// <summary>Boots up to the caller's work. A boot that fails tears down as much as it can first.</summary>
    /// <param name="environment">The hypervisor, the page table, RAM and the heap.</param>
    /// <param name="facts">Input from the device tree and the image.</param>
    /// <returns>The boot, ready for the caller's work, or the first error.</returns>
    public static BootResult Start(FirmwareEnvironment environment, BootFacts facts)
    {
        var boot = new FirmwareBoot(environment);
        var failure = boot.InitialiseGuard()
            ?? boot.TrackMemory(facts)
            ?? boot.InitialisePool(facts)
            ?? boot.MapPayload(facts)
            ?? boot.MapPci(facts);
        if (failure is null)
            return boot;
        boot.Dispose();
        return failure with { RefusedPages = boot.RefusedPages };
    }

    /// <summary>
    /// Ends the caller's work; afterwards nothing of it is left in the heap. The payload may be entered only if this
    /// succeeds.
    /// </summary>
    /// <returns>This boot, now ended; or InternalError, and the payload must not be entered.</returns>
    public BootResult EnterPayload()
    {
        if (_ended)
            return AlreadyEnded();
        return TearDown(wipesHeap: true) is { } error
            ? BootFailure.From(RebootReason.InternalError, error) with { RefusedPages = RefusedPages }
            : this;
    }

    /// <summary>Ends the caller's work after it failed; tears down as much as possible.</summary>
    /// <param name="reason">Why it failed.</param>
    /// <returns>The failure to report: the given reason, or InternalError if the boot has already ended.</returns>
    public BootFailure Fail(RebootReason reason)
    {
        if (_ended)
            return AlreadyEnded();
        var refused = TearDown()?.Refused ?? [];
        var message = MemoryError.Extend("the caller's work failed; see what it reported", refused);
        return new BootFailure(reason, message, null, refused) { RefusedPages = RefusedPages };
    }

    /// <summary>Tears down like <see cref="Fail"/> unless the boot has ended; never throws.</summary>
    public void Dispose()
    {
        if (!_ended)
            TearDown();
    }

    private static BootFailure AlreadyEnded() => BootFailure.From(
        RebootReason.InternalError,
        MemoryError.Of(ErrorKind.Disposed, "the boot has ended and is disposed", "start a new one"));

    private static BootFailure? Unless(Result result, RebootReason reason) =>
        result.IsOk ? null : BootFailure.From(reason, result.Error);

    private BootFailure? InitialiseGuard()
    {
        var failure = Unless(_environment.Hypervisor.InitialiseMmioGuard(), RebootReason.InternalError);
        if (failure is not null)
            return failure;
        _uartMapped = true;
        return Unless(_environment.Hypervisor.MapMmioGuard(MemoryMap.UartPage), RebootReason.InternalError);
    }

    private BootFailure? TrackMemory(BootFacts facts)
    {
        var tracker = MemoryTracker.Create(MemoryMap.Main, _environment);
        if (!tracker.IsOk)
            return BootFailure.From(RebootReason.InternalError, tracker.Error);
        Tracker = tracker.Value;
        var deviceTree = MemoryRange.FromBaseAndSize(facts.DeviceTree, DeviceTreeSize);
        return Unless(Tracker.MapMutable(deviceTree), RebootReason.InternalError)
            ?? Unless(BootFactsValidation.Validate(facts), RebootReason.InvalidFdt)
            ?? Unless(Tracker.Shrink(facts.Memory), RebootReason.InvalidFdt);
    }

    private BootFailure? InitialisePool(BootFacts facts)
    {
        if (_environment.Hypervisor.Sharing is not null)
            return Unless(Tracker.InitialiseDynamicPool(), RebootReason.InternalError);
        var range = facts.Swiotlb.FixedRange
            ?? MemoryError.Of(
                ErrorKind.OutOfRange, "the swiotlb node has no fixed range", "it needs one without MEM_SHARE");
        return Unless(Tracker.InitialiseStaticPool(range), RebootReason.InvalidFdt);
    }

    private BootFailure? MapPayload(BootFacts facts)
    {
        if (facts.Kernel is not { } kernel)
            return new BootFailure(RebootReason.InvalidPayload, "no kernel given; a payload requires one", null, []);
        return Unless(Tracker.MapReadOnly(kernel), RebootReason.InternalError)
            ?? (facts.Ramdisk is { } ramdisk
                ? Unless(Tracker.MapReadOnly(ramdisk), RebootReason.InvalidRamdisk)
                : null);
    }

    private BootFailure? MapPci(BootFacts facts)
    {
        var failure = Unless(Tracker.MapMmio(facts.PciConfiguration), RebootReason.InternalError)
            ?? Unless(Tracker.MapMmio(facts.PciBar), RebootReason.InternalError);
        if (failure is null)
            Hal = new VirtioHal(Tracker.Pool, _environment.Memory, facts.PciBar.Value);
        return failure;
    }

    /// <summary>Runs every teardown step once, in order, despite failures; returns the first error.</summary>
    /// <param name="wipesHeap">Whether the payload follows, which may not see what the firmware had in memory.</param>
    private MemoryError? TearDown(bool wipesHeap = false)
    {
        _ended = true;
        var unmapped = Tracker?.UnmapMmio().Error;
        var unshared = Tracker?.UnshareAll().Error;
        if (wipesHeap)
            _environment.Heap.Wipe();
        var uart = _uartMapped ? _environment.Hypervisor.UnmapMmioGuard(MemoryMap.UartPage).Error : null;

        // Disposing only retries what was refused above, so it cannot fail unless one of those steps did.
        Tracker?.Dispose();
        return unmapped?.With(unshared?.Refused ?? []) ?? unshared ?? uart;
    }
}
