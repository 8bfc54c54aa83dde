using Mutation.Scores;

namespace Properties.Strength.Scores;

/// <summary>Verdicts must not differ between runs.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public void Runs_with_equal_verdicts_have_no_problem() =>
        Assert.Empty(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", MutantStatus.Killed)]]));

    [Fact]
    public void Mutant_killed_in_only_one_run_is_a_problem() => Assert.Equal(
        "src/MemoryModel/Sum.cs:1: a was Killed, Survived in 2 runs",
        Assert.Single(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", MutantStatus.Survived)]])));

    [Fact]
    public void Mutant_missing_from_one_run_is_a_problem() =>
        Assert.Single(Repetition.Problems([[Of("a", MutantStatus.Killed)], []]));

    [Theory]
    [InlineData(MutantStatus.Timeout)]
    [InlineData(MutantStatus.RuntimeError)]
    public void Mutant_that_timed_out_in_one_run_is_not_a_problem(MutantStatus status) =>
        Assert.Empty(Repetition.Problems([[Of("a", MutantStatus.Killed)], [Of("a", status)]]));

    [Fact]
    public void Same_change_twice_in_a_line_counts_as_two_mutants() => Assert.Single(Repetition.Problems(
    [
        [Of("a", MutantStatus.Killed), Of("a", MutantStatus.Survived)],
        [Of("a", MutantStatus.Killed), Of("a", MutantStatus.Killed)],
    ]));

    private static Mutant Of(string change, MutantStatus status) =>
        new("src/MemoryModel/Sum.cs", 1, "any", change, status);
}
