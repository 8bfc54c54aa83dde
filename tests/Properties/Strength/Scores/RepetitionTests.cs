using Mutation.Scores;

namespace Properties.Strength.Scores;

/// <summary>A verdict that changes from run to run is luck.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public void Runs_that_say_the_same_are_right() =>
        Assert.Empty(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", MutantStatus.Killed)]]));

    [Fact]
    public void A_mutant_that_was_killed_once_is_a_problem() => Assert.Equal(
        "src/MemoryModel/Sum.cs:1: a was Killed, Survived in 2 runs",
        Assert.Single(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", MutantStatus.Survived)]])));

    [Fact]
    public void A_mutant_that_is_missing_once_is_a_problem() =>
        Assert.Single(Repetition.Problems([[Of("a", MutantStatus.Killed)], []]));

    [Theory]
    [InlineData(MutantStatus.Timeout)]
    [InlineData(MutantStatus.RuntimeError)]
    public void A_mutant_without_an_end_is_the_clock_s(MutantStatus status) =>
        Assert.Empty(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", status)]]));

    [Fact]
    public void The_same_change_twice_in_a_line_is_two_mutants() => Assert.Single(Repetition.Problems(
    [
        [Of("a", MutantStatus.Killed), Of("a", MutantStatus.Survived)],
        [Of("a", MutantStatus.Killed), Of("a", MutantStatus.Killed)],
    ]));

    private static Mutant Of(string change, MutantStatus status) =>
        new("src/MemoryModel/Sum.cs", 1, "any", change, status);
}
