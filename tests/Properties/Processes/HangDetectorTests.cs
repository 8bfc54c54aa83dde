using Processes;

namespace Properties.Processes;

/// <summary>When a run counts as hung: by its processor time, or by the clock where it only waits.</summary>
public sealed class HangDetectorTests
{
    private readonly HangDetector _detector = new(new RunLimits(Seconds(5), Seconds(60)));

    [Fact]
    public void A_run_that_uses_more_than_its_processor_time_hangs()
    {
        Assert.False(_detector.HasHung(1, Seconds(100), Seconds(0)));
        Assert.False(_detector.HasHung(1, Seconds(105), Seconds(10)));
        Assert.True(_detector.HasHung(1, Seconds(105.1), Seconds(10)));
    }

    [Fact]
    public void A_run_that_waits_longer_than_its_idle_limit_hangs()
    {
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(10)));
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(70)));
        Assert.True(_detector.HasHung(1, Seconds(0), Seconds(70.1)));
    }

    [Fact]
    public void The_next_run_has_limits_of_its_own()
    {
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(0)));
        Assert.False(_detector.HasHung(2, Seconds(50), Seconds(500)));
        Assert.False(_detector.HasHung(2, Seconds(54), Seconds(550)));
    }

    [Fact]
    public void Before_the_first_run_only_the_clock_counts()
    {
        Assert.False(_detector.HasHung(0, Seconds(0), Seconds(0)));
        Assert.False(_detector.HasHung(0, Seconds(59), Seconds(60)));
        Assert.True(_detector.HasHung(0, Seconds(59), Seconds(61)));
    }

    private static TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count);
}
