using System.Runtime.InteropServices;
using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Embedded;
using Fuzz.Targets;
using Lockstep;
using Lockstep.Formats.Binary;
using Lockstep.Formats.Text;
using Lockstep.Subjects;
using Properties.Tool;
using Verify.Job;
using Entry = Fuzz.Embedded.Entry;

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

        engine.Take(ScenarioBinary.Encode(Seed), new Origin("seed", "seed"));

        Assert.Equal(["InitDynamicPool Ok", "InitDynamicPool SharedMemorySetFailure"], engine.Outcomes);
    }

    [Fact]
    public void What_is_new_is_kept_without_the_bytes_that_it_does_not_need()
    {
        var log = Search(new MarkingTarget(), seed: 1, executions: 2000);

        // Each byte value is an edge: an entry needs those that no entry before it has, and each of them once.
        Assert.True(log.Kept.Count > Corpus.Few + 30, $"{log.Kept.Count} inputs were kept");
        var known = new HashSet<byte>();
        Assert.All(
            log.Kept, input => Assert.All(input, one => Assert.True(known.Add(one), Convert.ToHexString(input))));
    }

    [Fact]
    public void What_a_target_throws_is_a_failure()
    {
        var log = Search(new ThrowingTarget(), seed: 1, executions: 3);

        Assert.Equal(["InvalidOperationException in no code of ours"], log.Failures);
    }

    private static Scenario Seed => ScenarioText.Parse(
        """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        init-dynamic-pool
        """,
        "seed");

    private static Log Search(ITarget target, int seed, long executions)
    {
        var log = new Log();
        var engine = new Engine(target, seed, log);
        foreach (var bytes in target.Seeds)
            engine.Take(bytes, new Origin("seed", "seed"));
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

        public void Reached(Entry entry, Origin origin, Novelty novelty) => Kept.Add(entry.Bytes);

        public void Failed(byte[] input, TargetFinding finding, Origin origin) => Failures.Add(finding.Cause);
    }

    /// <summary>Counts each byte value as instrumented code counts an edge, once.</summary>
    private sealed class MarkingTarget : ITarget
    {
        public string Name => "marking";

        public int Weight => 1;

        public ISubjectFactory Subjects => ProductionFactory.Instance;

        // As many as make a search trim what it finds.
        public IEnumerable<byte[]> Seeds => Enumerable.Repeat(Array.Empty<byte>(), Corpus.Few);

        public IReadOnlyList<byte[]> Dictionary => [];

        public TargetFinding? Run(ReadOnlySpan<byte> input)
        {
            var map = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(CoverageMap.Hits), CoverageMap.Size);
            foreach (var one in input)
                map[one] = 1;
            return null;
        }
    }

    private sealed class ThrowingTarget : ITarget
    {
        public string Name => "throwing";

        public int Weight => 1;

        public ISubjectFactory Subjects => ProductionFactory.Instance;

        public IEnumerable<byte[]> Seeds => [[1]];

        public IReadOnlyList<byte[]> Dictionary => [];

        public TargetFinding? Run(ReadOnlySpan<byte> input) => throw new InvalidOperationException("on purpose");
    }
}
