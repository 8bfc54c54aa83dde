using System.Diagnostics;
using Fuzz.Campaigning;
using Fuzz.Mutating;
using Fuzz.Working;
using Properties.Strength;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>
/// Folders that no campaign can use: one line says what is wrong and what to do, before anything runs.
/// </summary>
public sealed class BadFolderTests
{
    [Fact]
    public void A_folder_in_use_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var held = new FileStream(folder.PathOf(".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        MustBeRefused(folder.Root, "is in use by another campaign; wait for its end, or give another --out");
    }

    [Fact]
    public void A_file_is_refused()
    {
        using var folder = new TemporaryFolder();

        MustBeRefused(folder.Write("out", "text"), "is a file, expected a folder or a name that is free");
    }

    [Theory]
    [InlineData("out/below")]
    [InlineData("out/far/below")]
    public void A_folder_that_cannot_be_made_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("out", "text");

        MustBeRefused(folder.PathOf(name), "cannot be written to: ");
    }

    [Fact]
    public void A_file_where_a_worker_has_its_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("layout-1", "text");

        MustBeRefused(folder.Root, "layout-1 is no input: it is a file, expected a worker's folder; move it away");
    }

    [Fact]
    public void A_pipe_in_a_queue_holds_nobody_up()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("layout-1/queue"));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        var pipe = folder.PathOf("layout-1/queue/id:000000,src:pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
            made.WaitForExit();
        Assert.True(File.Exists(pipe));

        var run = ToolRun.Of(
            "campaign", "--target", "layout", "--jobs", "1", "--executions", "100", "--out", folder.Root);

        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
    }

    [Fact]
    public void A_file_where_a_queue_should_be_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("layout-1"));
        folder.Write("layout-1/hangs", "text");

        MustBeRefused(folder.Root, "hangs is no input: it is a file, expected a folder of inputs; move it away");
    }

    [Theory]
    [InlineData(WorkerStore.Queue)]
    [InlineData(WorkerStore.Crashes)]
    public void An_entry_that_is_a_folder_is_refused(string part)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Entry(folder, part));

        MustBeRefused(folder.Root, $"{Entry(folder, part)} is no input: it is a folder, expected a file; move it away");
    }

    [Fact]
    public void An_entry_that_is_too_long_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Entry(folder), new byte[Mutator.Longest + 1]);

        MustBeRefused(folder.Root, "it has 16,385 bytes, an input at most 16,384; move it away and run again");
    }

    // What leads nowhere, and what leads to itself: root can read all else.
    [Theory]
    [InlineData("nothing")]
    [InlineData("id:000000")]
    public void An_entry_that_cannot_be_read_is_refused(string leadsTo)
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Entry(folder), leadsTo);

        MustBeRefused(folder.Root, $"{Entry(folder)} is no input: it cannot be read: ");
    }

    [Fact]
    public void An_entry_that_is_empty_or_garbage_is_an_input()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Entry(folder), []);
        File.WriteAllBytes(Entry(folder) + "1", [0xff, 0x00, 0x80]);

        CorpusCheck.Run(folder.Root, "layout", workers: 1);
    }

    private static string Entry(TemporaryFolder folder, string part = WorkerStore.Queue) =>
        Path.Combine(Directory.CreateDirectory(folder.PathOf(Path.Combine("layout-1", part))).FullName, "id:000000");

    // Refused after the line about the seed and the folder, and before the canary.
    private static void MustBeRefused(string folder, string saying)
    {
        var run = ToolRun.Of("campaign", "--target", "layout", "--jobs", "1", "--for", "1s", "--out", folder);

        Assert.Equal((ExitCode.Usage, 1), (run.Code, run.Output.Count(letter => letter == '\n')));
        Assert.StartsWith("verify: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(saying, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
