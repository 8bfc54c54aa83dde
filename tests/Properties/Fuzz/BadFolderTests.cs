using Fuzz.Storage;
using Fuzz.Targets;
using Properties.Tool;
using Verify.Display;
using Verify.Job;
using Input = Fuzz.Targets.Input;

namespace Properties.Fuzz;

/// <summary>Unusable folders: one actionable line, before anything runs.</summary>
public sealed class BadFolderTests : IDisposable
{
    private const string Worker = "layout-1";
    private const string Entry = "layout-1/queue/id:000000";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Campaign_in_a_locked_folder_is_refused()
    {
        using var held = new FileStream(
            _folder.PathOf(".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        MustBeRefused(_folder.Root, "is in use by another campaign; wait for it to end, or give another --out");
    }

    [Theory]
    [InlineData("out", "out", "is a file; expected a folder or an unused name")]
    [InlineData("out", "out/below", "cannot be written to: ")]
    [InlineData("out", "out/far/below", "cannot be written to: ")]
    [InlineData(Worker, ".", "layout-1 is not a valid input: found a file; expected a worker's folder; remove it")]
    [InlineData("layout-1/hangs", ".", "hangs is not a valid input: found a file; expected a folder of inputs; remove")]
    public void Campaign_with_a_file_in_place_of_a_folder_is_refused(string file, string folder, string reason)
    {
        Write(file, length: 4);

        MustBeRefused(Path.GetFullPath(_folder.PathOf(folder)), reason);
    }

    [Fact]
    public void Campaign_with_a_folder_as_a_failure_is_refused()
    {
        const string crash = "layout-1/crashes/id:000000";
        Directory.CreateDirectory(_folder.PathOf(crash));

        MustBeRefused(
            _folder.Root,
            $"{_folder.PathOf(crash)} is not a valid input: found a folder; expected an input of a target; remove it");
    }

    [Fact]
    public void Campaign_with_an_entry_that_is_too_long_is_refused()
    {
        Write(Entry, Input.MaxLength + 1);

        MustBeRefused(_folder.Root, "found 16,385 bytes; expected at most 16,384 bytes; remove it and re-run");
    }

    // A dangling link, and one to itself: root can read everything else.
    [Theory]
    [InlineData("nothing")]
    [InlineData("id:000000")]
    public void Campaign_with_an_unreadable_entry_is_refused(string leadsTo)
    {
        Directory.CreateDirectory(_folder.PathOf("layout-1/queue"));
        File.CreateSymbolicLink(_folder.PathOf(Entry), leadsTo);

        MustBeRefused(_folder.Root, $"{_folder.PathOf(Entry)} is not a valid input: found ");
    }

    [Fact]
    public void Entry_that_is_empty_or_garbage_is_valid()
    {
        Write(Entry, length: 0);
        File.WriteAllBytes(_folder.PathOf(Entry) + "1", [0xff, 0x00, 0x80]);

        InputFile.CheckWorkers(_folder.Root, "layout", workers: 1);
    }

    private void Write(string file, int length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(file))!);
        File.WriteAllBytes(_folder.PathOf(file), new byte[length]);
    }

    // Refused after the lines with seed, folder and how to repeat it, before the canary.
    private static void MustBeRefused(string folder, string reason)
    {
        var run = CampaignRun.Of(folder, "layout", "--for", "1s");

        Assert.Equal((ExitCode.Usage, 2), (run.Code, run.Output.Count(letter => letter == '\n')));
        Assert.StartsWith("verify: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
