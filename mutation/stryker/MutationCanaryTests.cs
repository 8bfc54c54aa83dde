using Strength;
using Xunit;

namespace Properties.Strength;

/// <summary>The tests that determine the outcomes of the canaries; compiled only in mutated copies.</summary>
public sealed class MutationCanaryTests
{
    [Fact]
    public void Sum_is_checked() => Assert.Equal(7, MutationCanary.Sum(3, 4));

    [Theory]
    [InlineData(3, 4, 4)]
    [InlineData(4, 3, 4)]
    [InlineData(4, 4, 4)]
    public void Larger_is_checked(int one, int other, int larger) =>
        Assert.Equal(larger, MutationCanary.Larger(one, other));

    [Fact]
    public void Unwatched_runs_unchecked() => Assert.True(MutationCanary.Unwatched(3) != int.MinValue);

    [Fact]
    public void CountDown_runs_to_completion() => Assert.Equal(0, MutationCanary.CountDown(3));
}
