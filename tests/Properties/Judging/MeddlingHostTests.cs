using Properties.BadSubjects;

namespace Properties.Judging;

/// <summary>
/// The host of a hostile machine acts at every access of the guest to what it sees, and the same in each run.
/// </summary>
public sealed class MeddlingHostTests
{
    private const string Machine =
        "platform hostile-pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n";

    private static readonly Scenario Copies = ScenarioText.Parse(Machine + """
        init-dynamic-pool
        guest writes 64 bytes of 0x11 at 0x80200000
        s = share 64 bytes at 0x80200000 both
        guest writes 8 bytes of 0x22 at s
        unshare s

        """);

    [Fact]
    public void Bytes_that_the_guest_reads_have_changed_when_it_reads_them_again()
    {
        List<(byte[] First, byte[] Second)> reads = [];
        var subject = new BadSubject("reads twice")
        {
            Memory = port => new BadMemory(port)
            {
                BeforeLoad = (memory, address, count) =>
                {
                    var (first, second) = (new byte[count], new byte[count]);
                    memory.Read(address, first);
                    memory.Read(address, second);
                    reads.Add((first, second));
                },
            },
        };

        Assert.NotNull(Judge.Run(Copies, subject).Finding);

        // The driver's buffer is private, the bounce buffer is not.
        Assert.Collection(
            reads,
            read => Assert.Equal(read.First, read.Second),
            read => Assert.All(read.First.Zip(read.Second), it => Assert.NotEqual(it.First, it.Second)));
    }

    [Fact]
    public void Writes_of_firmware_and_guest_to_shared_memory_are_overwritten_and_others_are_not()
    {
        var log = Run(Copies);

        Assert.All(log.Bytes(3, 0x7fe0_0000, 64), value => Assert.NotEqual(0x11, value));
        Assert.All(log.Bytes(4, 0x7fe0_0000, 8), value => Assert.NotEqual(0x22, value));
        Assert.All(log.Bytes(3, 0x8020_0000, 64), value => Assert.Equal(0x11, value));
        Assert.Equal(log.Bytes(4, 0x7fe0_0000, 64), log.Bytes(5, 0x8020_0000, 64));
        Assert.NotEmpty(log.Step(5).HostWrites);
        Assert.Equal(log.All, Run(Copies).All);
    }

    [Fact]
    public void What_a_scenario_plans_for_the_host_stands()
    {
        var planned = ScenarioText.Parse(Machine + """
            init-dynamic-pool
            refill 64 align 16
            host writes 16 bytes of 0x33 at visible#0 after write 1
            s = share 64 bytes at 0x80200000 both

            """);

        Assert.All(Run(planned).Bytes(4, 0x7fe0_0000, 16), value => Assert.Equal(0x33, value));
    }

    private static StepLog Run(Scenario scenario)
    {
        var log = new StepLog();
        Assert.Null(Judge.Run(scenario, ProductionFactory.Instance, observer: log).Finding);
        return log;
    }

    private sealed class StepLog : IStepObserver
    {
        private readonly Dictionary<(int Step, ulong Start), byte[]> _bytes = [];
        private readonly Dictionary<int, StepTrace> _steps = [];

        /// <summary>The first 64 bytes of the pool and of the driver's buffer after each step, in order.</summary>
        public IEnumerable<byte> All => _bytes.OrderBy(it => it.Key).SelectMany(it => it.Value);

        public StepTrace Step(int step) => _steps[step];

        public byte[] Bytes(int step, ulong start, int count) => _bytes[(step, start)][..count];

        public void Begins(int step, int work)
        {
        }

        public void Saw(StepTrace step)
        {
            _steps[step.Step] = step with { HostWrites = [.. step.HostWrites] };
            foreach (var start in new[] { 0x7fe0_0000UL, 0x8020_0000 })
                _bytes[(step.Step, start)] = step.Peek(start, 64);
        }
    }
}
