using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Targets one by one: production code holds, broken code is found.</summary>
public sealed class TargetTests
{
    public static TheoryData<string> Names => [.. TargetSet.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_code_holds_on_every_seed(string name)
    {
        var target = TargetSet.Find(name, ProductionFactory.Instance)!;

        Assert.NotEmpty(target.Seeds);
        Assert.All(target.Seeds, seed => Assert.Null(target.Run(seed)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_code_holds_on_bytes_at_random(string name)
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
    public void A_wrong_answer_is_found_by_its_scenario()
    {
        var bytes = ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));
        var finding = new ScenarioTarget(new BrokenSubjects()).Run(bytes);

        Assert.Equal("answer at DmaAllocate", finding?.Cause);
    }

    [Fact]
    public void A_pool_that_does_not_serve_what_it_refilled_for_is_found()
    {
        var target = new GranuleTarget(new ForgetfulSubjects());

        Assert.NotNull(target.Seeds.Select(seed => target.Run(seed)).FirstOrDefault(found => found is not null));
    }

    [Fact]
    public void The_canary_fails_where_its_steps_come_in_order()
    {
        const string text = """
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
            a = heap-alloc 64 align 128
            b = dma-alloc 3 pages
            map-mmio 0x50000000..0x50001000
            c = alloc 8KiB align 16

            """;

        Assert.NotNull(new CanaryTarget().Run(ScenarioBinary.Encode(ScenarioText.Parse(text, "canary"))));
    }

    /// <summary>Allocations of the pool fail, whatever it has.</summary>
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
