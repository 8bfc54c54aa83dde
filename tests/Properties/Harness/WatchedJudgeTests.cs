using Processes;
using Properties.Suite;

namespace Properties.Harness;

/// <summary>Lockstep on threads of its own, under watch.</summary>
public sealed class WatchedJudgeTests
{
    private static readonly Scenario Scenario = ScenarioText.Parse("""
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = alloc 64 align 16
        free zz
        free a
        dispose
        """);

    private static readonly TimeSpan SlowTime = TimeSpan.FromSeconds(0.2);

    private readonly Loops _subjects = new();

    [Fact]
    public void Command_that_does_not_return_is_a_finding_at_its_step_and_others_go_on()
    {
        using var judge = new WatchedJudge(new RunLimits(TimeSpan.FromSeconds(0.3), TimeSpan.FromMinutes(5)));
        try
        {
            var finding = judge.Run(Scenario, _subjects, tally: null).Finding!;

            Assert.Equal((4, Scenario.Commands[3]), (finding.Step, finding.Command));
            var difference = Assert.Single(finding.Differences);
            Assert.Equal(("endless step", "does not end"), (difference.What, difference.Subject));
            Assert.Null(judge.Run(Scenario, ProductionFactory.Instance, tally: null).Finding);
        }
        finally
        {
            _subjects.Release();
        }
    }

    [Fact]
    public void Code_that_is_slow_at_every_scenario_is_a_finding()
    {
        using var judge = new WatchedJudge(new RunLimits(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)))
        {
            SlowTime = SlowTime,
        };
        RunResult Run(ISubjectFactory subjects) => judge.Run(Scenario, subjects, tally: null);

        // One quick scenario in between, and they are not slow in a row.
        Assert.All(Enumerable.Range(1, 9), _ => Assert.Null(Run(new Slow()).Finding));
        Assert.Null(Run(ProductionFactory.Instance).Finding);
        Assert.All(Enumerable.Range(1, 9), _ => Assert.Null(Run(new Slow()).Finding));

        var difference = Assert.Single(Run(new Slow()).Finding!.Differences);
        Assert.Equal((WatchedJudge.Slow, "takes milliseconds"), (difference.What, difference.Model));
    }

    [Fact]
    public void Finding_tally_and_exception_are_those_of_the_judge()
    {
        using var judge = new WatchedJudge(new RunLimits(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)));
        var (own, watched) = (new Tally(), new Tally());

        var expected = Judge.Run(Scenario, ProductionFactory.Instance, own);
        for (var run = 0; run < 3; run++)
        {
            var result = judge.Run(Scenario, ProductionFactory.Instance, watched);
            Assert.Equal(expected.IdleSteps, result.IdleSteps);
            Assert.Equal(expected, result with { IdleSteps = expected.IdleSteps });
        }

        Assert.Equal(3 * (own.Commands + own.Idle), watched.Commands + watched.Idle);
        Assert.Throws<ArgumentNullException>(() => judge.Run(Scenario, null!, tally: null));
    }

    /// <summary>The production code, but a free never ends, until it is released.</summary>
    private sealed class Loops : ISubjectFactory
    {
        private volatile bool _isReleased;

        public string Name => "loops";

        public void Release() => _isReleased = true;

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new Subject(this, ProductionFactory.Instance.Create(platform, boots, ports));

        private sealed class Subject(Loops loops, ISubject inner) : ISubject
        {
            public Answer Execute(Command command)
            {
                while (command is Free && !loops._isReleased)
                    Thread.SpinWait(1000);
                return inner.Execute(command);
            }

            public View Observe() => inner.Observe();
        }
    }

    /// <summary>The production code, but it takes some CPU time to make a subject.</summary>
    private sealed class Slow : ISubjectFactory
    {
        public string Name => "slow";

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
        {
            var before = Environment.CpuUsage.TotalTime;
            while (Environment.CpuUsage.TotalTime - before < SlowTime)
                Thread.SpinWait(1000);
            return ProductionFactory.Instance.Create(platform, boots, ports);
        }
    }
}
