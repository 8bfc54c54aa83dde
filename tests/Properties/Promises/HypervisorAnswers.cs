using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MemoryModel;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using Verify.Job;
using static MemoryModel.HypercallFunction;

namespace Properties.Promises;

/// <summary>
/// Whatever a hypervisor answers, to each call, has its documented meaning: the table's first row that fits.
/// </summary>
public sealed class HypervisorAnswers
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

    [Property(Arbitrary = [typeof(HypervisorAnswers)], MaxTest = 300)]
    public void An_answer_means_what_is_documented(Answered answered)
    {
        foreach (var hypervisor in new[] { "pkvm", "pkvm-android13", "geniezone" })
        {
            foreach (var function in Calls)
            {
                var row = Documented.First(row => row.Fits(hypervisor, function, answered.Answer));

                var error = Ask(hypervisor, function, answered.Answer);

                var said = $"{hypervisor} answers {answered.Answer} to {function}: {error}";
                Assert.True(row.Kind == error?.Kind, said);
                Assert.True(row.Reason == error?.Hypercall?.Reason, said);
                if (row.Reason is not null)
                    Assert.True(CodeOf(hypervisor, function, answered.Answer) == error?.Hypercall?.Code, said);
            }
        }
    }

    [Property(Arbitrary = [typeof(HypervisorAnswers)], MaxTest = 100)]
    public void Granules_are_what_the_hypervisor_says(Answered answered)
    {
        var hypervisor = Make("pkvm", Scripted(MemInfo, answered.Answer));
        var guarded = Make("pkvm", Scripted(MmioGuardInfo, answered.Answer));
        if (answered.Answer < 0)
            return;

        Assert.Equal((ulong)answered.Answer, hypervisor.Sharing!.Granule().Value);
        Assert.Equal(
            answered.Answer == 4096 ? null : ErrorKind.BadAlignment, guarded.InitialiseMmioGuard().Error?.Kind);
    }

    [Fact]
    public void Gunyah_is_never_asked()
    {
        var gunyah = new GunyahHypervisor();

        Assert.Null(gunyah.Sharing);
        Assert.True(gunyah.InitialiseMmioGuard().IsOk);
        Assert.True(gunyah.MapMmioGuard(Page).IsOk);
        Assert.True(gunyah.UnmapMmioGuard(Page).IsOk);
    }

    public static Arbitrary<Answered> Answers() => Arb.From(
        from low in Gen.Frequency(
            (5, Gen.Choose(-4, 2)),
            (1, Gen.Elements(int.MinValue, int.MaxValue, 4096)),
            (1, Gen.Choose(int.MinValue, int.MaxValue)))
        from high in Gen.Frequency(
            (2, Gen.Constant(low >> 31)), (1, Gen.Elements(0, -1, 1)), (1, Gen.Choose(int.MinValue, int.MaxValue)))
        select new Answered(((long)high << 32) | (uint)low));

    /// <summary>
    /// The error of the operation that makes one call, where the granule of the guard is as it must be.
    /// </summary>
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

    /// <summary>An answer of 64 bits.</summary>
    public sealed record Answered(long Answer);

    /// <summary>One line of the documentation.</summary>
    /// <param name="On">The hypervisor, or null for all.</param>
    /// <param name="Calls">The calls.</param>
    /// <param name="Answers">The answers.</param>
    /// <param name="Kind">What they mean: the error, or null for success.</param>
    /// <param name="Reason">With the error Hypervisor, its reason.</param>
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

    /// <summary>Answers one call as told, and all others as a healthy hypervisor does.</summary>
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
