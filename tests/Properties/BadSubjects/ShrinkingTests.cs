using Generators;
using Lockstep.Shrinking;

namespace Properties.BadSubjects;

/// <summary>What a person reads is a smaller example of what was found, and still fails.</summary>
public sealed class ShrinkingTests
{
    private static readonly BadCase[] Shown =
        [BadReplies.FreedWasLive, BadPorts.CleanWhenShared, BadPorts.PrivateAfterClose, BadPorts.Memory];

    [Property(Arbitrary = [typeof(MachineArbitrary)], MaxTest = 60)]
    public void A_counterexample_still_fails_after_shrinking(Scenario scenario)
    {
        foreach (var bad in Shown)
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
    public void Every_shown_subject_is_found_by_generated_scenarios() => Assert.All(Shown, bad =>
        Assert.Contains(
            ScenarioStream.From(1, Recipe.Machines).Take(200),
            scenario => Judge.Run(scenario, bad.Subject).Finding is not null));
}
