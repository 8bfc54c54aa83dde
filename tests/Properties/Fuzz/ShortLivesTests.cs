using Fuzz.Engines;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>A campaign gives up where its workers die at once, and says why.</summary>
public sealed class ShortLivesTests
{
    [Fact]
    public void Only_workers_that_die_at_once_and_in_a_row_are_too_many()
    {
        var lives = new ShortLives();
        string? Die(long executions) => lives.Count(executions, "Stack overflow.");
        for (var worker = 1; worker < ShortLives.Most; worker++)
            Assert.Null(Die(0));
        Assert.Null(Die(ShortLives.Short));
        for (var worker = 1; worker < ShortLives.Most; worker++)
            Assert.Null(Die(ShortLives.Short - 1));

        Assert.Equal("8 workers in a row died before their 100th input; the last: Stack overflow.", Die(0));
    }

    [Fact]
    public void Campaign_on_code_that_kills_every_worker_ends_with_the_reason()
    {
        using var folder = new TemporaryFolder();

        var run = CampaignRun.Of(folder.Root, "doomed", "--for", "1h");

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Contains(
            "doomed: gave up: 8 workers in a row died before their 100th input; the last: ",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("\nGave up on doomed: workers die at once. ", run.Output, StringComparison.Ordinal);
        var finding = Assert.Single(Directory.GetDirectories(folder.PathOf("findings")));
        Assert.StartsWith("doomed-worker-died-", Path.GetFileName(finding), StringComparison.Ordinal);
    }
}
