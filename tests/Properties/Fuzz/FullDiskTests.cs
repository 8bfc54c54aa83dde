using Fuzz.Campaigns;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Disks that are full, fill up, or let nobody write: one line, and what was found is still there.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData("size=64k", "No space left on device")]
    [InlineData("size=64k,ro", "Read-only file system")]
    public void A_disk_that_takes_nothing_is_refused(string options, string reason)
    {
        using var disk = SmallDisk.Mount(options);
        if (!options.EndsWith("ro", StringComparison.Ordinal))
            disk.Fill();

        MustEnd(Campaign("layout", disk.Root), $"--out {disk.Root} cannot be written to: {reason}");
    }

    [Fact]
    public void A_disk_that_fills_up_ends_the_campaign_and_a_larger_one_lets_it_go_on()
    {
        using var disk = SmallDisk.Mount("size=96k");
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.PathOf("scenario-1"), disk.Root);

        MustEnd(Campaign("scenario", folder.Root), "the campaign cannot go on: No space left on device");
        var before = CampaignRun.Queue(disk.Root);
        Assert.NotEmpty(before);
        Assert.DoesNotContain(string.Empty, before.Select(entry => entry.Content));

        disk.GrowTo("64m");
        Assert.Equal(ExitCode.Held, Campaign("scenario", folder.Root).Code);
        Assert.Equal(before, CampaignRun.Queue(disk.Root).Take(before.Length));
    }

    [Fact]
    public void A_finding_that_has_no_room_is_kept_the_next_time()
    {
        using var disk = SmallDisk.Mount("size=64k");
        using var folder = new TemporaryFolder();
        disk.Fill();
        Directory.CreateSymbolicLink(folder.PathOf("findings"), disk.Root);
        Directory.CreateDirectory(folder.PathOf("layout-1/crashes"));
        folder.Write("layout-1/crashes/id:000000,sig:00,src:test", "abc");

        MustEnd(Campaign("layout", folder.Root), "the campaign cannot go on: No space left on device");

        disk.GrowTo("64m");
        Assert.Equal(ExitCode.Found, Campaign("layout", folder.Root).Code);
        var finding = Assert.Single(Directory.GetDirectories(disk.Root));
        Assert.Equal("abc", File.ReadAllText(Path.Combine(finding, "input")));
    }

    private static ToolRun Campaign(string target, string folder) =>
        CampaignRun.Of(folder, target, "--executions", "2000");

    private static void MustEnd(ToolRun run, string saying)
    {
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith($"verify: {saying}", run.Error, StringComparison.Ordinal);
        Assert.Contains("free some space", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
