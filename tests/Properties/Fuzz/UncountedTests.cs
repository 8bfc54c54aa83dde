using Fuzz.Instrumentation;
using Lockstep.Judging;

namespace Properties.Fuzz;

public sealed class UncountedTests
{
    /// <summary>
    /// A type that was renamed would be counted again, and nobody would see why a campaign is slower.
    /// </summary>
    [Fact]
    public void Every_type_that_is_not_counted_is_one_of_Lockstep() => Assert.Subset(
        typeof(Judge).Assembly.GetTypes().Select(type => type.Name).ToHashSet(), Uncounted.Names.ToHashSet());

    [Theory]
    [InlineData("Lockstep.Simulation.SparseMemory", false)]
    [InlineData("Lockstep.Safety.LiveBuffers/ByAddress", false)]
    [InlineData("Lockstep.Safety.SafetyRule", true)]
    [InlineData("Lockstep.Simulation.SparseMemoryOfAnother", true)]
    [InlineData("MemoryModel.Sharing.SparseMemory", true)]
    [InlineData("Reference.State/<>c", true)]
    public void What_they_nest_is_not_counted_either(string type, bool isCounted) =>
        Assert.Equal(isCounted, Uncounted.IsCounted(type));
}
