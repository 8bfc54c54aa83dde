using Generators;
using Properties.Suite;

namespace Properties.Agreement;

/// <summary>
/// The coverage of generated scenarios: a generator that stops reaching an ending would weaken every property
/// unnoticed.
/// </summary>
public sealed class SampleCoverage(SampleCoverage.Sample sample) : IClassFixture<SampleCoverage.Sample>
{
    private Tally Tally => sample.Tally;

    [Fact]
    public void Sample_runs_each_command_at_least_200_times() =>
        AllAtLeast(200, CoverageTable.Commands.Select(command => (command, Tally[command])));

    [Fact]
    public void Sample_reaches_each_listed_ending_at_least_10_times() =>
        AllAtLeast(10, CoverageTable.Pairs.Select(pair =>
            ($"{pair.Command} {pair.Ending}", Tally[pair.Command, pair.Ending])));

    [Fact]
    public void Sample_reaches_no_unlisted_ending() =>
        Assert.Empty(Tally.Pairs.Select(pair => (pair.Command, pair.Ending)).Except(CoverageTable.Pairs));

    [Fact]
    public void Sample_reaches_each_size_class_in_at_least_10_scenarios() =>
        AllAtLeast(10, SizeTable.Classes.Select(it =>
            ($"{it.Kind} from {it.From:N0} on", (long)sample.Sizes.CountOf(it.Kind, it.From))));

    [Fact]
    public void Idle_commands_are_under_10_percent_of_the_sample() =>
        Assert.InRange(Tally.Idle, 0, (Tally.Commands + Tally.Idle) / 10);

    private static void AllAtLeast(long least, IEnumerable<(string Name, long Count)> counts) =>
        Assert.Empty(counts.Where(pair => pair.Count < least).Select(pair => $"{pair.Name}: {pair.Count}"));

    /// <summary>200,000 generated commands, in lockstep.</summary>
    public sealed class Sample
    {
        private const int Commands = 200_000;
        private const ulong Seed = 1;

        public Sample()
        {
            foreach (var scenario in ScenarioStream.From(Seed))
            {
                if (SuiteRun.Current.Run(scenario, Sizes, Tally).Finding is not null)
                    Scenarios.MustHold(scenario);
                if (Tally.Commands + Tally.Idle >= Commands)
                    return;
            }
        }

        public Tally Tally { get; } = new();

        internal SizePeaks Sizes { get; } = new();
    }
}
