using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 7 about what the firmware says of itself: truthful.</summary>
public class TruthRuleTests
{
    private static readonly ByteRange Device = new(0x5000, 0x2000);

    [Fact]
    public void Account_and_reports_cover_what_is_shared_and_mapped() => Good([
        .. CleanShare(0x1000),
        .. CleanShare(0x2000),
        new GuardMapped(0x6000),
        new GuardMapped(0x9000),
        new OperationEnded(false, [0x2000, 0x9000]),
        new Accounted(Granule, [Device]),
    ]);

    [Fact]
    public void Forgotten_granule_breaks_truthful() => Bad(
        "truthful",
        "8192 bytes are shared and were not reported as refused, 0x1000..0x3000 among them, but the firmware accounts "
            + "for 8191",
        [.. CleanShare(0x1000), .. CleanShare(0x2000), new OperationEnded(true, []), new Accounted(8191, [])]);

    [Theory]
    [InlineData(0x4000)]
    [InlineData(0x7000)]
    public void Forgotten_page_breaks_truthful(ulong page) => Bad(
        "truthful",
        $"the page 0x{page:x} is mapped in the guard, but it is in no region and was not reported",
        new GuardMapped(0x5000),
        new GuardMapped(page),
        new OperationEnded(true, []),
        new Accounted(0, [Device]));

    [Theory]
    [InlineData(0x9000, 0xa000)]
    [InlineData(0xa000, 0x9000)]
    public void Lowest_of_several_forgotten_pages_is_named(ulong first, ulong second) => Bad(
        "truthful",
        "the page 0x9000 is mapped in the guard, but it is in no region and was not reported",
        new GuardMapped(first),
        new GuardMapped(second),
        new OperationEnded(true, []),
        new Accounted(0, []));

    [Fact]
    public void Granule_at_address_0_is_named_before_a_page() => Bad(
        "truthful",
        "4096 bytes are shared and were not reported as refused, 0x0..0x1000 among them, but the firmware accounts "
            + "for 0",
        [.. CleanShare(0), new GuardMapped(0x9000), new OperationEnded(true, []), new Accounted(0, [])]);

    [Fact]
    public void Report_does_not_outlive_what_it_reports() => Bad(
        "truthful",
        "the page 0x9000 is mapped in the guard, but it is in no region and was not reported",
        new GuardMapped(0x9000),
        new OperationEnded(false, [0x9000]),
        new GuardUnmapped(0x9000),
        new OperationEnded(true, []),
        new GuardMapped(0x9000),
        new OperationEnded(true, []),
        new Accounted(0, []));
}
