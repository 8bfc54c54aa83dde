using Generators;
using Lockstep.Shrinking;

namespace Properties.BadSubjects;

/// <summary>Shrunk counterexamples are smaller and fail like the original.</summary>
public sealed class ShrinkingTests
{
    private static readonly BadCase[] Sampled =
        [BadReplies.FreedWasLive, BadPorts.CleanWhenShared, BadPorts.PrivateAfterClose, BadPorts.Memory];

    [Property(Arbitrary = [typeof(MachineArbitrary)], MaxTest = 60)]
    public void Shrunk_counterexample_fails_alike_and_is_no_larger(Scenario scenario)
    {
        foreach (var bad in Sampled)
        {
            var found = Judge.Run(scenario, bad.Subject).Finding;

            var example = Counterexample.Find(scenario, bad.Subject);

            Assert.Equal(found is null, example is null);
            if (example is null)
                continue;
            var again = Judge.Run(example.Shrunk, bad.Subject).Finding;
            Assert.NotNull(again);
            Assert.True(again.IsLike(found!));
            Assert.True(ShrinkMeasure.Of(example.Shrunk) <= ShrinkMeasure.Of(scenario));
        }
    }

    [Fact]
    public void Generated_scenarios_find_every_sampled_subject() => Assert.All(Sampled, bad =>
        Assert.Contains(
            ScenarioStream.From(1, Recipe.Machines).Take(200),
            scenario => Judge.Run(scenario, bad.Subject).Finding is not null));
}
