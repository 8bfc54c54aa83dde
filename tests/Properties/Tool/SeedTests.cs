using Isolation;

namespace Properties.Tool;

/// <summary>Scenarios depend only on the seed, not on the number of threads.</summary>
public sealed class SeedTests
{
    [Fact]
    public void Same_seed_and_batch_give_same_scenarios() => Assert.Equal(First(7, 3), First(7, 3));

    [Theory]
    [InlineData(7, 4)]
    [InlineData(8, 3)]
    [InlineData(8, 2)]
    public void Different_seed_or_batch_gives_different_scenarios(ulong seed, int batch) =>
        Assert.NotEqual(First(7, 3), First(seed, batch));

    [Fact]
    public void Default_seed_is_random_and_printed()
    {
        using var subjects = new StoppingSubjects(ProductionFactory.Instance, after: 0);
        Assert.NotEqual(SeedLine(subjects), SeedLine(subjects), StringComparer.Ordinal);
    }

    private static string SeedLine(StoppingSubjects subjects) =>
        ToolRun.With(subjects, subjects.Stop, "--granule", "64KiB").Output.Split('\n')[0];

    private static Scenario[] First(ulong seed, int batch) => [.. Batches.Scenarios(seed, batch).Take(10)];
}
