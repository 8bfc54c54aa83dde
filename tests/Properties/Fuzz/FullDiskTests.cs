using Fuzz.Campaigns;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Full and read-only disks: one line, and what was found is kept.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData("size=64k", "No space left on device")]
    [InlineData("size=64k,ro", "Read-only file system")]
    public void Campaign_on_a_full_or_read_only_disk_is_refused(string options, string reason)
    {
        using var disk = SmallDisk.Mount(options);
        if (!options.EndsWith("ro", StringComparison.Ordinal))
            disk.Fill();

        MustEnd(Campaign("layout", disk.Root), $"--out {disk.Root} cannot be written to: {reason}");
    }

    [Fact]
    public void Campaign_ends_when_its_disk_fills_up_and_resumes_on_a_larger_one()
    {
        using var disk = SmallDisk.Mount("size=96k");
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.PathOf("scenario-1"), disk.Root);

        MustEnd(Campaign("scenario", folder.Root), "the campaign cannot continue: No space left on device");
        var before = CampaignRun.Queue(disk.Root);
        Assert.NotEmpty(before);
        Assert.DoesNotContain(string.Empty, before.Select(entry => entry.Content));

        disk.GrowTo("64m");
        Assert.Equal(ExitCode.Held, Campaign("scenario", folder.Root).Code);
        Assert.Equal(before, CampaignRun.Queue(disk.Root).Take(before.Length));
    }

    [Fact]
    public void Finding_that_does_not_fit_on_the_disk_is_stored_by_the_next_campaign()
    {
        using var disk = SmallDisk.Mount("size=64k");
        using var folder = new TemporaryFolder();
        disk.Fill();
        Directory.CreateSymbolicLink(folder.PathOf("findings"), disk.Root);
        Directory.CreateDirectory(folder.PathOf("layout-1/crashes"));
        folder.Write("layout-1/crashes/id:000000,sig:00,src:test", "abc");

        MustEnd(Campaign("layout", folder.Root), "the campaign cannot continue: No space left on device");

        disk.GrowTo("64m");
        Assert.Equal(ExitCode.Found, Campaign("layout", folder.Root).Code);
        var finding = Assert.Single(Directory.GetDirectories(disk.Root));
        Assert.Equal("abc", File.ReadAllText(Path.Combine(finding, "input")));
    }

    private static ToolRun Campaign(string target, string folder) =>
        CampaignRun.Of(folder, target, "--executions", "2000");

    private static void MustEnd(ToolRun run, string message)
    {
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith($"verify: {message}", run.Error, StringComparison.Ordinal);
        Assert.Contains("free some space", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
