using System.Runtime.InteropServices;
using Fuzz.Coverage;
using Fuzz.Engines.Embedded;
using Fuzz.Mutating;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Properties.Tool;
using Verify.Job;

namespace Properties.Fuzz;

/// <summary>The loop in this process, where nothing is instrumented: it sees no coverage, only failures.</summary>
public sealed class EngineTests
{
    [Fact]
    public void Broken_code_is_found_among_the_first_thousand_inputs()
    {
        var log = Search(new ScenarioTarget(new BrokenSubjects()), seed: 1, executions: 1000);

        Assert.NotEmpty(log.Failures);
    }

    [Fact]
    public void The_same_seed_runs_the_same_inputs()
    {
        var target = new ScenarioTarget(ProductionFactory.Instance);
        // Each seed runs twice.
        var executions = 300 + (2 * target.Seeds.Count());

        var inputs = Search(target, seed: 7, executions).Inputs;

        Assert.Equal(inputs, Search(target, seed: 7, executions).Inputs);
        Assert.NotEqual(inputs, Search(target, seed: 8, executions).Inputs);
    }

    [Fact]
    public void Without_coverage_the_canary_is_not_found() =>
        Assert.Empty(Search(new CanaryTarget(), seed: 1, executions: Budget.Of(10_000)).Failures);

    [Fact]
    public void A_failure_of_a_known_cause_is_told_once()
    {
        var log = Search(new ScenarioTarget(new BrokenSubjects()), seed: 2, executions: 2000);

        Assert.Equal(log.Failures.Distinct(StringComparer.Ordinal), log.Failures);
    }

    [Fact]
    public void The_ways_in_which_commands_end_are_told_by_name()
    {
        var target = new ScenarioTarget(ProductionFactory.Instance);
        var engine = new Engine(target, seed: 1, new Log());
        Assert.Empty(engine.Outcomes);

        engine.Try(ScenarioBinary.Encode(Seed), new Origin("seed", "seed"), keepAlways: true);

        Assert.Equal(["InitDynamicPool Ok", "InitDynamicPool SharedMemorySetFailure"], engine.Outcomes);
    }

    [Fact]
    public void What_is_new_is_kept_without_the_bytes_that_it_does_not_need()
    {
        var target = new StubTarget("marking", Mark) { Given = Enumerable.Repeat<byte[]>([], Mutator.FewInputs) };
        var log = Search(target, seed: 1, executions: 2000);

        // Each byte value is an edge: an entry needs those that no entry before it has, and each of them once.
        Assert.True(log.Kept.Count > Mutator.FewInputs + 30, $"{log.Kept.Count} inputs were kept");
        var known = new HashSet<byte>();
        Assert.All(
            log.Kept, input => Assert.All(input, one => Assert.True(known.Add(one), Convert.ToHexString(input))));
    }

    [Fact]
    public void What_a_target_throws_is_a_failure()
    {
        var throwing = new StubTarget("throwing", _ => throw new InvalidOperationException("on purpose"));
        var log = Search(throwing, seed: 1, executions: 3);

        Assert.Equal(["InvalidOperationException in no code of ours"], log.Failures);
    }

    private static Scenario Seed => ScenarioText.Parse(
        """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        init-dynamic-pool
        """,
        "seed");

    // Counts each byte value as instrumented code counts an edge, once.
    private static TargetFinding? Mark(byte[] input)
    {
        var map = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(CoverageMap.Hits), CoverageMap.Size);
        foreach (var one in input)
            map[one] = 1;
        return null;
    }

    private static Log Search(Target target, int seed, long executions)
    {
        var log = new Log();
        var engine = new Engine(target, seed, log);
        foreach (var bytes in target.Seeds)
            engine.Try(bytes, new Origin("seed", "seed"), keepAlways: true);
        while (engine.Executions < executions)
            engine.Round(() => engine.Executions < executions);
        return log;
    }

    private sealed class Log : IEngineSink
    {
        public List<string> Inputs { get; } = [];

        public List<string> Failures { get; } = [];

        public List<byte[]> Kept { get; } = [];

        public void Begins(ReadOnlySpan<byte> input) => Inputs.Add(Convert.ToHexString(input));

        public void Reached(CorpusEntry entry, Origin origin, Novelty novelty) => Kept.Add(entry.Bytes);

        public void Failed(byte[] input, TargetFinding finding, Origin origin) => Failures.Add(finding.Cause);
    }
}
