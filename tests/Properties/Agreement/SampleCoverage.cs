using Generators;

namespace Properties.Agreement;

/// <summary>
/// What generated scenarios reach. A generator that no longer reaches an ending makes every property weaker,
/// and none of them would say so.
/// </summary>
public sealed class SampleCoverage(SampleCoverage.Sample sample) : IClassFixture<SampleCoverage.Sample>
{
    private Tally Tally => sample.Tally;

    [Fact]
    public void Each_command_is_carried_out_at_least_200_times() =>
        AllAtLeast(200, CoverageTable.Commands.Select(command => (command, Tally[command])));

    [Fact]
    public void Each_ending_of_the_table_is_reached_at_least_10_times() =>
        AllAtLeast(10, CoverageTable.Pairs.Select(pair =>
            ($"{pair.Command} {pair.Ending}", Tally[pair.Command, pair.Ending])));

    [Fact]
    public void Nothing_is_reached_that_the_table_leaves_out() =>
        Assert.Empty(Tally.Pairs.Select(pair => (pair.Command, pair.Ending)).Except(CoverageTable.Pairs));

    [Fact]
    public void Idle_commands_are_under_a_tenth() =>
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
                Scenarios.MustHold(scenario, Tally);
                if (Tally.Commands + Tally.Idle >= Commands)
                    return;
            }
        }

        public Tally Tally { get; } = new();
    }
}
