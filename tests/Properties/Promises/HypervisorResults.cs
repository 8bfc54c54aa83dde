using FsCheck;
using FsCheck.Fluent;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using Verify.Job;
using static MemoryModel.HypercallFunction;

namespace Properties.Promises;

/// <summary>Any result of any hypercall has its documented meaning: that of the first matching row.</summary>
public sealed class HypervisorResults
{
    private const ulong Page = 0x4000_1000;

    private static readonly Row[] Documented =
    [
        new(null, [MemInfo, MmioGuardInfo], answer => answer >= 0, null),
        new("pkvm-android13", [MmioGuardMap], answer => unchecked((uint)answer) == 0, null),
        new("pkvm-android13", [MmioGuardUnmap], answer => answer == -1, null),
        new(null, [MmioGuardEnroll, MmioGuardMap, MmioGuardUnmap, MemShare, MemUnshare], answer => answer == 0, null),
        new(null, [MmioGuardEnroll], answer => answer == -1, ErrorKind.MmioGuardNotSupported),
        new("geniezone", [MmioGuardEnroll], answer => answer == -2, ErrorKind.MmioGuardNotSupported),
        new("pkvm-android13", [MmioGuardMap], answer => unchecked((int)answer) == -1, HypercallReason.NotSupported),
        new("pkvm-android13", [MmioGuardMap], answer => unchecked((int)answer) == -3, HypercallReason.InvalidParameter),
        new("geniezone", Calls, answer => answer == -2, HypercallReason.NotRequired),
        new(null, Calls, answer => answer == -1, HypercallReason.NotSupported),
        new(null, Calls, answer => answer == -3, HypercallReason.InvalidParameter),
        new(null, Calls, _ => true, HypercallReason.Unknown),
    ];

    private static HypercallFunction[] Calls => Enum.GetValues<HypercallFunction>();

    [Property(Arbitrary = [typeof(HypervisorResults)], MaxTest = 300)]
    public void Hypercall_result_maps_to_its_documented_error(HypercallResult returned)
    {
        foreach (var hypervisor in new[] { "pkvm", "pkvm-android13", "geniezone" })
        {
            foreach (var function in Calls)
            {
                var row = Documented.First(row => row.Fits(hypervisor, function, returned.Answer));

                var error = Ask(hypervisor, function, returned.Answer);

                var said = $"{hypervisor} returns {returned.Answer} from {function}: {error}";
                Assert.True(row.Kind == error?.Kind, said);
                Assert.True(row.Reason == error?.Hypercall?.Reason, said);
                if (row.Reason is not null)
                    Assert.True(CodeOf(hypervisor, function, returned.Answer) == error?.Hypercall?.Code, said);
            }
        }
    }

    [Property(Arbitrary = [typeof(HypervisorResults)], MaxTest = 100)]
    public void Granule_sizes_come_from_the_hypervisor(HypercallResult returned)
    {
        var hypervisor = Make("pkvm", Scripted(MemInfo, returned.Answer));
        var guarded = Make("pkvm", Scripted(MmioGuardInfo, returned.Answer));
        if (returned.Answer < 0)
            return;

        Assert.Equal((ulong)returned.Answer, hypervisor.Sharing!.Granule().Value);
        var isValid = returned.Answer >= 4096 && long.IsPow2(returned.Answer);
        Assert.Equal(isValid ? null : ErrorKind.BadAlignment, guarded.InitialiseMmioGuard().Error?.Kind);
        Assert.Equal(isValid ? (ulong)returned.Answer : 4096, guarded.GuardGranule);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2048)]
    [InlineData(4097)]
    [InlineData(3 << 14)]
    public void Impossible_granule_of_an_enrolled_guard_is_refused(ulong granule)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => new KvmHypervisor(Scripted(MmioGuardInfo, 0)) { GuardGranule = granule });

        Assert.StartsWith(
            "the MMIO guard's granule; it must be a power of two, at least 4096", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Gunyah_needs_no_hypercalls()
    {
        var gunyah = new GunyahHypervisor();

        Assert.Null(gunyah.Sharing);
        Assert.Equal(4096UL, gunyah.GuardGranule);
        Assert.True(gunyah.InitialiseMmioGuard().IsOk);
        Assert.True(gunyah.MapMmioGuard(Page).IsOk);
        Assert.True(gunyah.UnmapMmioGuard(Page).IsOk);
    }

    public static Arbitrary<HypercallResult> Answers() => Arb.From(
        from low in Gen.Frequency(
            (5, Gen.Choose(-4, 2)),
            (2, Gen.Elements(int.MinValue, int.MaxValue, 2048, 4096, 8192, 16384, 65536, 1 << 30, 3 << 12)),
            (1, Gen.Choose(int.MinValue, int.MaxValue)))
        from high in Gen.Frequency(
            (2, Gen.Constant(low >> 31)), (1, Gen.Elements(0, -1, 1)), (1, Gen.Choose(int.MinValue, int.MaxValue)))
        select new HypercallResult(((long)high << 32) | (uint)low));

    /// <summary>The error of the operation that makes one call; the guard granule is valid.</summary>
    private static MemoryError? Ask(string name, HypercallFunction function, long answer)
    {
        var hypercalls = Scripted(function, answer);
        var hypervisor = Make(name, hypercalls);
        var error = function switch
        {
            MemInfo => hypervisor.Sharing!.Granule().Error,
            MemShare => hypervisor.Sharing!.Share(Page).Error,
            MemUnshare => hypervisor.Sharing!.Unshare(Page).Error,
            MmioGuardMap => hypervisor.MapMmioGuard(Page).Error,
            MmioGuardUnmap => hypervisor.UnmapMmioGuard(Page).Error,
            _ => hypervisor.InitialiseMmioGuard().Error,
        };
        var argument = function is MemInfo or MmioGuardInfo or MmioGuardEnroll ? 0 : Page;
        Assert.Contains((function, argument), hypercalls.Made);
        return error is { Kind: ErrorKind.BadAlignment } && function == MmioGuardInfo ? null : error;
    }

    private static long CodeOf(string hypervisor, HypercallFunction function, long answer) =>
        hypervisor == "pkvm-android13" && function == MmioGuardMap ? unchecked((int)answer) : answer;

    private static IHypervisor Make(string name, IHypercalls hypercalls) => name switch
    {
        "geniezone" => new GenieZoneHypervisor(hypercalls),
        "pkvm-android13" => new KvmHypervisor(hypercalls, KvmVersion.Android13),
        _ => new KvmHypervisor(hypercalls),
    };

    private static Script Scripted(HypercallFunction function, long answer) => new(function, answer);

    /// <summary>A 64-bit hypercall result.</summary>
    public sealed record HypercallResult(long Answer);

    /// <summary>One row of the documentation.</summary>
    /// <param name="On">The hypervisor; null for all.</param>
    /// <param name="Calls">The calls.</param>
    /// <param name="Answers">The results it applies to.</param>
    /// <param name="Kind">The error they mean; null for success.</param>
    /// <param name="Reason">The reason of a Hypervisor error.</param>
    private sealed record Row(
        string? On, HypercallFunction[] Calls, Func<long, bool> Answers, ErrorKind? Kind,
        HypercallReason? Reason = null)
    {
        public Row(string? on, HypercallFunction[] calls, Func<long, bool> answers, HypercallReason reason)
            : this(on, calls, answers, ErrorKind.Hypervisor, reason)
        {
        }

        public bool Fits(string hypervisor, HypercallFunction function, long answer) =>
            (On is null || On == hypervisor) && Calls.Contains(function) && Answers(answer);
    }

    /// <summary>Returns a scripted result for one call, and success for all others.</summary>
    private sealed class Script(HypercallFunction told, long answer) : IHypercalls
    {
        public List<(HypercallFunction Function, ulong Argument)> Made { get; } = [];

        public long Call(HypercallFunction function, ulong argument)
        {
            Made.Add((function, argument));
            return function == told ? answer : function is MemInfo or MmioGuardInfo ? 4096 : 0;
        }
    }
}
