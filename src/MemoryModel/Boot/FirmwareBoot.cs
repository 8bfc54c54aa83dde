using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace MemoryModel.Boot;

/// <summary>
/// The boot in its published order: <see cref="Start"/> leads up to the caller's work, which has the tracker and the
/// HAL; <see cref="EnterPayload"/> makes everything private, as does disposing of a boot that has not ended. One
/// processor boots: it is not for several threads.
/// </summary>
public sealed class FirmwareBoot : IDisposable
{
    private const ulong DeviceTreeSize = 2UL << 20;

    private readonly FirmwareEnvironment _environment;
    private bool _uartMapped;
    private bool _ended;

    private FirmwareBoot(FirmwareEnvironment environment) => _environment = environment;

    /// <summary>Tracks the guest's memory; made early in the boot.</summary>
    public MemoryTracker Tracker { get; private set; } = null!;

    /// <summary>What the virtio drivers use.</summary>
    public VirtioHal Hal { get; private set; } = null!;

    /// <summary>Boots as far as the caller's work. A boot that fails has torn down as far as it could.</summary>
    /// <param name="environment">The hypervisor, the page table, RAM and the heap.</param>
    /// <param name="facts">What the device tree and the image say.</param>
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
        return failure;
    }

    /// <summary>Ends the caller's work: the payload may be entered only where this succeeds.</summary>
    /// <returns>This boot, which has ended, or why the payload is not entered: InternalError.</returns>
    public BootResult EnterPayload()
    {
        if (_ended)
            return HasEnded();
        return TearDown() is { } error ? BootFailure.Because(RebootReason.InternalError, error) : this;
    }

    /// <summary>Ends the caller's work where it failed; tears down as far as possible.</summary>
    /// <param name="reason">Why it failed.</param>
    /// <returns>What is reported: the reason; InternalError where the boot had ended before.</returns>
    public BootFailure Fail(RebootReason reason)
    {
        if (_ended)
            return HasEnded();
        var refused = TearDown()?.Refused ?? [];
        var message = MemoryError.Extend("the caller's work failed; what it reported says why", refused);
        return new BootFailure(reason, message, null, refused);
    }

    /// <summary>Tears down as <see cref="Fail"/> does where nothing has ended the boot; it never throws.</summary>
    public void Dispose()
    {
        if (!_ended)
            TearDown();
    }

    private static BootFailure HasEnded() => BootFailure.Because(
        RebootReason.InternalError,
        MemoryError.Of(ErrorKind.Disposed, "this boot has ended and was disposed", "start another"));

    private static BootFailure? Unless(Result result, RebootReason reason) =>
        result.IsOk ? null : BootFailure.Because(reason, result.Error);

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
        Tracker = MemoryTracker.Create(MemoryMap.Main, _environment).Value;
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
                ErrorKind.OutOfRange, "the swiotlb node gives no fixed range", "without MEM_SHARE it must");
        return Unless(Tracker.InitialiseStaticPool(range), RebootReason.InvalidFdt);
    }

    private BootFailure? MapPayload(BootFacts facts)
    {
        if (facts.Kernel is not { } kernel)
            return new BootFailure(RebootReason.InvalidPayload, "no kernel is given; a payload is one", null, []);
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

    /// <summary>Runs each remaining step once, in order, whatever fails; answers the first error.</summary>
    private MemoryError? TearDown()
    {
        _ended = true;
        var unmapped = Tracker?.UnmapMmio().Error;
        var unshared = Tracker?.UnshareAll().Error;
        var uart = _uartMapped ? _environment.Hypervisor.UnmapMmioGuard(MemoryMap.UartPage).Error : null;

        // It only tries again what was refused: it has no error where the steps before it had none.
        Tracker?.Dispose();
        return unmapped?.With(unshared?.Refused ?? []) ?? unshared ?? uart;
    }
}
