using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Each target: production code holds, broken code is found.</summary>
public sealed class TargetTests
{
    /// <summary>A scenario that triggers the planted bug.</summary>
    internal const string Planted = """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        a = heap-alloc 64 align 128
        b = dma-alloc 3 pages
        map-mmio 0x50000000..0x50001000
        c = alloc 8KiB align 16

        """;

    public static TheoryData<string> Names => [.. TargetSet.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_code_holds_on_every_seed(string name)
    {
        var target = TargetSet.Find(name, ProductionFactory.Instance)!;

        Assert.NotEmpty(target.Seeds);
        Assert.All(target.Seeds, seed => Assert.Null(target.Run(seed)));
    }

    [Fact]
    public void Targets_on_a_machine_are_seeded_with_the_scenarios_on_machines_as_they_complete_them()
    {
        var plain = SeedFiles.Scenarios;
        var machines = plain.Where(scenario => scenario.Platform is Machine).ToList();
        Scenario[] SeedsOf(ScenarioTarget target) =>
        [
            .. target.Seeds.SkipLast(SeedFiles.InputsOf(target.Name).Count())
                .Select(seed => ScenarioBinary.Decode(seed)),
        ];

        var scenarios = SeedsOf(new ScenarioTarget(ProductionFactory.Instance));
        var boot = SeedsOf(new BootTarget(ProductionFactory.Instance));
        var hostile = SeedsOf(new HostileTarget(ProductionFactory.Instance));

        Assert.Equal(plain.Count, scenarios.Length);
        Assert.InRange(machines.Count, 1, plain.Count - 1);
        Assert.Equal((machines.Count, machines.Count), (boot.Length, hostile.Length));
        Assert.All(boot, seed => Assert.True(seed.Boots));
        Assert.All(hostile, seed => Assert.True(seed.Platform is Machine { IsHostile: true }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_code_holds_on_random_bytes(string name)
    {
        var target = TargetSet.Find(name, ProductionFactory.Instance)!;
        var random = new Random(1);
        for (var times = Budget.Of(500); times > 0; times--)
        {
            var bytes = new byte[random.Next(120)];
            random.NextBytes(bytes);
            Assert.Null(target.Run(bytes));
        }
    }

    [Fact]
    public void Wrong_result_is_found_by_its_scenario()
    {
        var bytes = ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));
        var finding = new ScenarioTarget(new BrokenSubjects()).Run(bytes);

        Assert.Equal("answer at DmaAllocate", finding?.Cause);
    }

    [Fact]
    public void Pool_that_fails_to_serve_a_refill_is_found()
    {
        var target = new GranuleTarget(new ForgetfulSubjects());

        Assert.NotNull(target.Seeds.Select(seed => target.Run(seed)).FirstOrDefault(found => found is not null));
    }

    [Fact]
    public void Canary_fails_on_its_steps_in_order() =>
        Assert.NotNull(new CanaryTarget().Run(ScenarioBinary.Encode(ScenarioText.Parse(Planted, "canary"))));

    /// <summary>The production code, except that all allocations from the pool fail.</summary>
    private sealed class ForgetfulSubjects : ISubjectFactory
    {
        public string Name => "forgetful";

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new Subject(ProductionFactory.Instance.Create(platform, boots, ports));

        private sealed class Subject(ISubject inner) : ISubject
        {
            public Answer Execute(Command command) =>
                command is Allocate ? Answer.Fail(Error.OutOfMemory) : inner.Execute(command);

            public View Observe() => inner.Observe();
        }
    }
}
