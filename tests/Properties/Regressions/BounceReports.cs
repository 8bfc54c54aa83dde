using Lockstep.Formats;

namespace Properties.Regressions;

/// <summary>
/// Right answers about bounce buffers, from public reports. Production and model once agreed on the wrong ones, so
/// agreement alone would not hold these.
/// </summary>
public sealed class BounceReports
{
    // CVE-2022-0854: what a device left unwritten in Linux's swiotlb was an earlier request's data.
    [Fact]
    public void Bytes_that_a_device_leaves_unwritten_are_zero()
    {
        var steps = StepLog.Of("from-device-stale-tail.scenario");
        byte[] right = [.. Enumerable.Repeat((byte)0x33, 16), .. new byte[48]];

        Assert.True(steps.Answer(8).Succeeded);
        Assert.Equal(right, steps.Bytes(8));
        Assert.Equal(right, steps.HostRead(10));
    }

    // Address and length come back from descriptors that the host can write.
    [Fact]
    public void Unshare_of_another_buffer_is_refused_and_copies_nothing()
    {
        var steps = StepLog.Of("unshare-of-another-buffer.scenario");

        Assert.Equal(Error.WrongBuffer, steps.Answer(6).Error);
        Assert.Equal(Enumerable.Repeat((byte)0x44, 64), steps.Bytes(6));
        Assert.True(steps.Answer(7).Succeeded);
    }

    /// <summary>What the production code did in each step.</summary>
    private sealed class StepLog : IStepObserver
    {
        private readonly Dictionary<int, (Answer? Answer, byte[] Bytes, byte[]? HostRead)> _steps = [];

        public static StepLog Of(string file)
        {
            var log = new StepLog();
            var saved = ScenarioFile.Load(Path.Combine(AppContext.BaseDirectory, "Regressions", file));
            Assert.Null(Judge.Run(saved.Scenario, ProductionFactory.Instance, observer: log).Finding);
            return log;
        }

        public Answer Answer(int step) => _steps[step].Answer!;

        /// <summary>The buffer that an unshare names, after it.</summary>
        public byte[] Bytes(int step) => _steps[step].Bytes;

        public byte[] HostRead(int step) => _steps[step].HostRead!;

        public void Begins(int step, int work)
        {
        }

        public void Saw(StepTrace step)
        {
            var bytes = step.Resolved is Unshare { Buffer: { } buffer, Bytes: { } size }
                ? step.Peek(buffer.Value, (int)size)
                : [];
            _steps[step.Step] = (step.Actual, bytes, step.HostReads is [var read, ..] ? read : null);
        }
    }
}
