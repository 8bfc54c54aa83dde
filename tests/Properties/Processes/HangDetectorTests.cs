using Processes;

namespace Properties.Processes;

/// <summary>A run is hung if it exceeds its limit of processor time or, while idle, of elapsed time.</summary>
public sealed class HangDetectorTests
{
    private readonly HangDetector _detector = new(new RunLimits(Seconds(5), Seconds(60)));

    [Fact]
    public void Run_over_its_processor_time_limit_is_hung()
    {
        Assert.False(_detector.HasHung(1, Seconds(100), Seconds(0)));
        Assert.False(_detector.HasHung(1, Seconds(105), Seconds(10)));
        Assert.True(_detector.HasHung(1, Seconds(105.1), Seconds(10)));
    }

    [Fact]
    public void Run_over_its_idle_limit_is_hung()
    {
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(10)));
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(70)));
        Assert.True(_detector.HasHung(1, Seconds(0), Seconds(70.1)));
    }

    [Fact]
    public void Next_run_starts_with_fresh_limits()
    {
        Assert.False(_detector.HasHung(1, Seconds(0), Seconds(0)));
        Assert.False(_detector.HasHung(2, Seconds(50), Seconds(500)));
        Assert.False(_detector.HasHung(2, Seconds(54), Seconds(550)));
    }

    [Fact]
    public void Only_elapsed_time_counts_before_the_first_run()
    {
        Assert.False(_detector.HasHung(0, Seconds(0), Seconds(0)));
        Assert.False(_detector.HasHung(0, Seconds(59), Seconds(60)));
        Assert.True(_detector.HasHung(0, Seconds(59), Seconds(61)));
    }

    private static TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count);
}
