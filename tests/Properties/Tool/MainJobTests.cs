using Verify.Display;

namespace Properties.Tool;

/// <summary>The main job, run once as it stands but for its length.</summary>
public sealed class MainJobTests
{
    private static readonly Lazy<ToolRun> Run = new(() => ToolRun.Of("--for", "200ms", "--seed", "7"));

    [Fact]
    public void All_holds()
    {
        Assert.Equal(ExitCode.Held, Run.Value.Code);
        Assert.EndsWith("All held.", Run.Value.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Run.Value.Error);
    }

    [Fact]
    public void It_says_first_how_to_run_the_same_scenarios_again() =>
        Assert.StartsWith(
            "seed 7; the same scenarios again: dotnet run -c Release --project src/Verify -- --seed 7\n",
            Run.Value.Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("recorded pkvm 4 KiB", "7", "24,992")]
    [InlineData("recorded pkvm 16 KiB", "3", "24,992")]
    [InlineData("recorded pkvm 64 KiB", "3", "24,992")]
    [InlineData("recorded gunyah", "-", "-")]
    public void A_recorded_run_counts_its_hypercalls_beside_those_of_sharing_at_every_call(
        string row, string hypercalls, string sharingAtEveryCall) =>
        Assert.Equal([row, "1", "12,498", "0", hypercalls, sharingAtEveryCall, "0"], Cells(row));

    [Theory]
    [InlineData("pkvm")]
    [InlineData("pkvm-android13")]
    [InlineData("geniezone")]
    [InlineData("gunyah")]
    [InlineData("allocator")]
    public void Each_platform_of_generated_scenarios_has_its_row(string platform) =>
        Assert.Equal("0", Cells($"generated {platform}")[^1]);

    [Fact]
    public void What_goes_into_a_pipe_has_no_escape_codes_and_no_trailing_blanks()
    {
        Assert.DoesNotContain('\e', Run.Value.Output);
        Assert.All(Run.Value.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    private static string[] Cells(string row) => Run.Value.Output.Split('\n')
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .Single(cells => string.Equals(cells[0], row, StringComparison.Ordinal));
}
