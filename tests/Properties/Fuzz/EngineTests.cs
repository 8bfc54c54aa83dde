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

/// <summary>The engine on plain code, in this process: without coverage, it sees only failures.</summary>
public sealed class EngineTests
{
    [Fact]
    public void Engine_finds_broken_code_within_a_thousand_inputs()
    {
        var log = Search(new ScenarioTarget(new BrokenSubjects()), seed: 1, executions: 1000);

        Assert.NotEmpty(log.Failures);
    }

    [Fact]
    public void Engine_with_the_same_seed_runs_the_same_inputs()
    {
        var target = new ScenarioTarget(ProductionFactory.Instance);
        // Each seed runs twice.
        var executions = 300 + (2 * target.Seeds.Count());

        var inputs = Search(target, seed: 7, executions).Inputs;

        Assert.Equal(inputs, Search(target, seed: 7, executions).Inputs);
        Assert.NotEqual(inputs, Search(target, seed: 8, executions).Inputs);
    }

    [Fact]
    public void Engine_without_coverage_misses_the_canary() =>
        Assert.Empty(Search(new CanaryTarget(), seed: 1, executions: Budget.Of(10_000)).Failures);

    [Fact]
    public void Engine_reports_each_cause_of_failure_once()
    {
        var log = Search(new ScenarioTarget(new BrokenSubjects()), seed: 2, executions: 2000);

        Assert.Equal(log.Failures.Distinct(StringComparer.Ordinal), log.Failures);
    }

    [Fact]
    public void Engine_lists_the_outcomes_of_commands()
    {
        var target = new ScenarioTarget(ProductionFactory.Instance);
        var engine = new Engine(target, seed: 1, new Log());
        Assert.Empty(engine.Outcomes);

        engine.Try(ScenarioBinary.Encode(Seed), new Origin("seed", "seed"), keepAlways: true);

        Assert.Equal(["InitDynamicPool Ok", "InitDynamicPool SharedMemorySetFailure"], engine.Outcomes);
    }

    [Fact]
    public void Engine_trims_an_input_before_it_keeps_it()
    {
        var target = new StubTarget("marking", Mark) { Given = Enumerable.Repeat<byte[]>([], Mutator.FewInputs) };
        var log = Search(target, seed: 1, executions: 2000);

        // Each byte value is an edge: an entry needs each new one once.
        Assert.True(log.Kept.Count > Mutator.FewInputs + 30, $"{log.Kept.Count} inputs were kept");
        var known = new HashSet<byte>();
        Assert.All(
            log.Kept, input => Assert.All(input, one => Assert.True(known.Add(one), Convert.ToHexString(input))));
    }

    [Fact]
    public void Exception_of_a_target_is_a_failure()
    {
        var throwing = new StubTarget("throwing", _ => throw new InvalidOperationException("on purpose"));
        var log = Search(throwing, seed: 1, executions: 3);

        Assert.Equal(["InvalidOperationException in external code"], log.Failures);
    }

    private static Scenario Seed => ScenarioText.Parse(
        """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        init-dynamic-pool
        """,
        "seed");

    // Counts each byte value as an edge, as instrumented code would.
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
