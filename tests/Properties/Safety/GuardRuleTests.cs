using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rule of promise 7 about MMIO: guard-closed.</summary>
public class GuardRuleTests
{
    [Fact]
    public void Unmapping_may_leave_what_is_kept_or_reported() => Good(
        new GuardMapped(0),
        new GuardMapped(0x5000),
        new GuardMapped(0x6000),
        new GuardUnmapped(0x6000),
        new MmioUnmapped(KeptPages: [0], ReportedPages: [0x5000]));

    [Fact]
    public void Unreported_page_breaks_guard_closed() => Bad(
        "guard-closed",
        "MMIO was unmapped, but the page 0x5000 stayed mapped in the guard and was not reported",
        new GuardMapped(0x7000),
        new GuardMapped(0x6000),
        new GuardMapped(0x5000),
        new MmioUnmapped([0], ReportedPages: [0x6000]));

    [Fact]
    public void Report_excuses_one_teardown_only() => Bad(
        "guard-closed",
        "MMIO was unmapped, but the page 0x5000 stayed mapped in the guard and was not reported",
        new GuardMapped(0x5000),
        new MmioUnmapped([], ReportedPages: [0x5000]),
        new MmioUnmapped([], ReportedPages: []));
}
