using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>What the hypervisors with MEM_SHARE and an MMIO guard have in common.</summary>
/// <param name="hypercalls">The way to the hypervisor.</param>
public abstract class SharingHypervisor(IHypercalls hypercalls) : IHypervisor, IMemorySharing
{
    /// <summary>The page of the MMIO guard in bytes.</summary>
    public const ulong GuardGranule = 4096;

    /// <inheritdoc/>
    public IMemorySharing Sharing => this;

    /// <inheritdoc/>
    public Result InitialiseMmioGuard()
    {
        var enrolled = Succeed(HypercallFunction.MmioGuardEnroll, 0);
        if (enrolled.Error?.Hypercall is { Reason: HypercallReason.NotSupported or HypercallReason.NotRequired } none)
            return MemoryError.Of(ErrorKind.MmioGuardNotSupported, $"{none}", "boot where there is an MMIO guard");
        if (!enrolled.IsOk)
            return enrolled;
        var granule = Inform(HypercallFunction.MmioGuardInfo);
        if (!granule.IsOk)
            return granule.Error;
        return granule.Value == GuardGranule
            ? Result.Ok
            : MemoryError.Of(
                ErrorKind.BadAlignment,
                $"the MMIO guard's granule is {granule.Value} bytes",
                $"only {GuardGranule} is supported");
    }

    /// <inheritdoc/>
    public virtual Result MapMmioGuard(ulong page) => Succeed(HypercallFunction.MmioGuardMap, page);

    /// <inheritdoc/>
    public virtual Result UnmapMmioGuard(ulong page) => Succeed(HypercallFunction.MmioGuardUnmap, page);

    /// <inheritdoc/>
    public Result<ulong> Granule() => Inform(HypercallFunction.MemInfo);

    /// <inheritdoc/>
    public Result Share(ulong granule) => Succeed(HypercallFunction.MemShare, granule);

    /// <inheritdoc/>
    public Result Unshare(ulong granule) => Succeed(HypercallFunction.MemUnshare, granule);

    /// <summary>What an error code means on this hypervisor.</summary>
    protected virtual HypercallReason ReasonOf(long code) => code switch
    {
        -1 => HypercallReason.NotSupported,
        -3 => HypercallReason.InvalidParameter,
        _ => HypercallReason.Unknown,
    };

    /// <summary>Makes a call, and leaves reading its answer to the caller.</summary>
    protected long Call(HypercallFunction function, ulong argument) => hypercalls.Call(function, argument);

    /// <summary>Success where the answer is 0, else the error that it stands for.</summary>
    protected Result Expect0(HypercallFunction function, ulong argument, long answer) =>
        answer == 0 ? Result.Ok : MemoryError.Of(Failure(function, argument, answer), "0 is success");

    private Result Succeed(HypercallFunction function, ulong argument) =>
        Expect0(function, argument, Call(function, argument));

    private Result<ulong> Inform(HypercallFunction function)
    {
        var answer = Call(function, 0);
        return answer >= 0
            ? (ulong)answer
            : MemoryError.Of(Failure(function, 0, answer), "0 or more is success");
    }

    private HypercallFailure Failure(HypercallFunction function, ulong argument, long code) =>
        new(function, argument, code, ReasonOf(code));
}
