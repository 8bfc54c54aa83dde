using Fuzz.Instrumentation;
using Lockstep.Judging;

namespace Properties.Fuzz;

public sealed class UncountedTests
{
    /// <summary>A renamed type would silently be counted again, and slow campaigns down.</summary>
    [Fact]
    public void Uncounted_types_exist_in_Lockstep() => Assert.Subset(
        typeof(Judge).Assembly.GetTypes().Select(type => type.Name).ToHashSet(), Uncounted.Names.ToHashSet());

    [Theory]
    [InlineData("Lockstep.Simulation.SparseMemory", false)]
    [InlineData("Lockstep.Safety.LiveBuffers/ByAddress", false)]
    [InlineData("Lockstep.Judging.Comparison", false)]
    [InlineData("Lockstep.Safety.SafetyRule", true)]
    [InlineData("Lockstep.Judging.ComparisonOfAnother", true)]
    [InlineData("MemoryModel.Sharing.SparseMemory", true)]
    [InlineData("Reference.State/<>c", true)]
    public void Nested_types_are_counted_as_their_outermost_type(string type, bool isCounted) =>
        Assert.Equal(isCounted, Uncounted.IsCounted(type));
}
