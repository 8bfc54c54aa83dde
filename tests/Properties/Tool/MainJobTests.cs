using Verify.Display;

namespace Properties.Tool;

/// <summary>One shortened run of the main job.</summary>
public sealed class MainJobTests
{
    private static readonly Lazy<ToolRun> Run = new(() => ToolRun.Of("--for", "200ms", "--seed", "7"));

    [Fact]
    public void Main_job_holds()
    {
        Assert.Equal(ExitCode.Held, Run.Value.Code);
        Assert.EndsWith("All held.", Run.Value.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Run.Value.Error);
    }

    [Fact]
    public void Main_job_prints_its_seed_and_how_to_repeat_it_first() =>
        Assert.StartsWith(
            "seed 7; to repeat: dotnet run -c Release --project src/Verify -- --for 200ms --seed 7\n",
            Run.Value.Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("recorded pkvm 4 KiB", "7", "24,992")]
    [InlineData("recorded pkvm 16 KiB", "3", "24,992")]
    [InlineData("recorded pkvm 64 KiB", "3", "24,992")]
    [InlineData("recorded gunyah", "-", "-")]
    public void Recorded_run_compares_its_hypercalls_with_sharing_at_every_call(
        string row, string hypercalls, string sharingAtEveryCall) =>
        Assert.Equal([row, "1", "12,498", hypercalls, sharingAtEveryCall, "0", "0"], Cells(row));

    [Theory]
    [InlineData("pkvm")]
    [InlineData("pkvm-android13")]
    [InlineData("geniezone")]
    [InlineData("gunyah")]
    [InlineData("allocator")]
    public void Generated_scenarios_have_one_row_per_platform(string platform) =>
        Assert.Equal("0", Cells($"generated {platform}")[^1]);

    [Fact]
    public void Piped_output_has_no_escape_codes_or_trailing_blanks()
    {
        Assert.DoesNotContain('\e', Run.Value.Output);
        Assert.All(Run.Value.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    private static string[] Cells(string row) => Run.Value.Output.Split('\n')
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .Single(cells => string.Equals(cells[0], row, StringComparison.Ordinal));
}
