using Strength;
using Xunit;

namespace Properties.Strength;

/// <summary>What the canaries' fates follow from; compiled in only while mutating.</summary>
public sealed class MutationCanaryTests
{
    [Fact]
    public void Sum_is_looked_at() => Assert.Equal(7, MutationCanary.Sum(3, 4));

    [Theory]
    [InlineData(3, 4, 4)]
    [InlineData(4, 3, 4)]
    [InlineData(4, 4, 4)]
    public void Larger_is_looked_at(int one, int other, int larger) =>
        Assert.Equal(larger, MutationCanary.Larger(one, other));

    [Fact]
    public void Unwatched_is_run() => Assert.True(MutationCanary.Unwatched(3) != int.MinValue);

    [Fact]
    public void CountDown_is_run_to_its_end() => Assert.Equal(0, MutationCanary.CountDown(3));
}
