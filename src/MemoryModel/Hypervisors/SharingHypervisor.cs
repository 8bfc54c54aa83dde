using System.Numerics;
using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>The common base of hypervisors with MEM_SHARE and an MMIO guard.</summary>
/// <param name="hypercalls">Issues hypercalls.</param>
public abstract class SharingHypervisor(IHypercalls hypercalls) : IHypervisor, IMemorySharing
{
    /// <summary>The smallest granule of an MMIO guard in bytes: a page of the guest's page table.</summary>
    public const ulong SmallestGuardGranule = 4096;

    private const string GranuleRule = "it must be a power of two, at least 4096";

    private ulong _guardGranule = SmallestGuardGranule;

    /// <inheritdoc/>
    /// <remarks>Set it only for a guest that has already enrolled in the guard.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not a power of two of at least 4 KiB.</exception>
    public ulong GuardGranule
    {
        get => _guardGranule;
        init => _guardGranule = IsGuardGranule(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"the MMIO guard's granule; {GranuleRule}");
    }

    /// <inheritdoc/>
    public IMemorySharing Sharing => this;

    /// <inheritdoc/>
    public Result InitialiseMmioGuard()
    {
        var enrolled = Invoke(HypercallFunction.MmioGuardEnroll, 0);
        if (enrolled.Error?.Hypercall is { Reason: HypercallReason.NotSupported or HypercallReason.NotRequired } none)
            return MemoryError.Of(ErrorKind.MmioGuardNotSupported, $"{none}", "use a hypervisor with an MMIO guard");
        if (!enrolled.IsOk)
            return enrolled;
        var granule = Query(HypercallFunction.MmioGuardInfo);
        if (!granule.IsOk)
            return granule.Error;
        if (!IsGuardGranule(granule.Value))
        {
            return MemoryError.Of(
                ErrorKind.BadAlignment, $"the MMIO guard's granule is {granule.Value} bytes", GranuleRule);
        }

        _guardGranule = granule.Value;
        return Result.Ok;
    }

    /// <inheritdoc/>
    public virtual Result MapMmioGuard(ulong granule) => Invoke(HypercallFunction.MmioGuardMap, granule);

    /// <inheritdoc/>
    public virtual Result UnmapMmioGuard(ulong granule) =>
        Invoke(HypercallFunction.MmioGuardUnmap, granule);

    /// <inheritdoc/>
    public Result<ulong> Granule() => Query(HypercallFunction.MemInfo);

    /// <inheritdoc/>
    public Result Share(ulong granule) => Invoke(HypercallFunction.MemShare, granule);

    /// <inheritdoc/>
    public Result Unshare(ulong granule) => Invoke(HypercallFunction.MemUnshare, granule);

    /// <summary>The meaning of an error code on this hypervisor.</summary>
    protected virtual HypercallReason ReasonOf(long code) => code switch
    {
        -1 => HypercallReason.NotSupported,
        -3 => HypercallReason.InvalidParameter,
        _ => HypercallReason.Unknown,
    };

    /// <summary>Makes a call; the caller interprets the result.</summary>
    protected long Call(HypercallFunction function, ulong argument) => hypercalls.Call(function, argument);

    /// <summary>Success if the answer is 0, otherwise the error for it.</summary>
    protected Result Expect0(HypercallFunction function, ulong argument, long answer) =>
        answer == 0 ? Result.Ok : MemoryError.Of(Failure(function, argument, answer), "0 means success");

    private static bool IsGuardGranule(ulong bytes) => BitOperations.IsPow2(bytes) && bytes >= SmallestGuardGranule;

    private Result Invoke(HypercallFunction function, ulong argument) =>
        Expect0(function, argument, Call(function, argument));

    private Result<ulong> Query(HypercallFunction function)
    {
        var code = Call(function, 0);
        return code >= 0
            ? (ulong)code
            : MemoryError.Of(Failure(function, 0, code), "0 or more means success");
    }

    private HypercallFailure Failure(HypercallFunction function, ulong argument, long code) =>
        new(function, argument, code, ReasonOf(code));
}
