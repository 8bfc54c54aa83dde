using Fuzz.Corpora;
using Fuzz.Instrumentation;
using Fuzz.Storage;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Properties.Tool;
using Verify.Display;
using Verify.Job;
using Input = Fuzz.Targets.Input;

namespace Properties.Fuzz;

/// <summary><c>verify corpus</c>: folders of inputs are minimised and merged, on an instrumented copy.</summary>
public sealed class CorpusVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Minimised_folder_has_the_same_coverage_with_fewer_inputs()
    {
        var from = Inputs("from", [12, 4, 5], [12, 4, 5, 9], [63, 63, 63], [1], [1, 0, 0]);
        var before = Directory.GetFiles(from);
        var (to, joined) = (_folder.PathOf("to"), _folder.PathOf("joined"));

        var run = ToolRun.Of("corpus", "minimise", from, "--target", "layout", "--out", to);

        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
        Assert.StartsWith("layout: 5 inputs, 14 bytes -> ", run.Output, StringComparison.Ordinal);
        Assert.Equal(["layout.tar.gz"], Directory.GetFiles(to).Select(Path.GetFileName));
        Assert.InRange(Archived(to).Count, 1, 3);
        Assert.Equal(before, Directory.GetFiles(from));

        // The original adds nothing to the minimised folder.
        var again = ToolRun.Of("corpus", "merge", to, from, "--target", "layout", "--out", joined);
        Assert.Contains("+ 0 inputs, 0 bytes of 5, ", again.Output, StringComparison.Ordinal);
        Assert.Equal(Archived(to), Archived(joined));
    }

    [Fact]
    public void Merge_adds_only_inputs_with_new_coverage()
    {
        var (first, second) = (Inputs("first", [1]), Inputs("second", [1, 0, 0], [63, 63, 63]));

        var run = ToolRun.Of("corpus", "merge", first, second, "--target", "layout");

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.StartsWith("layout: 1 input, 1 byte + 1 input, 3 bytes of 2, ", run.Output, StringComparison.Ordinal);
        Assert.Equal([63, 63, 63], File.ReadAllBytes(Path.Combine(first, CorpusFile.NameOf([63, 63, 63]))));
        Assert.Equal(2, Directory.GetFiles(first).Length);
    }

    [Fact]
    public void Merge_into_an_archive_keeps_its_inputs()
    {
        var (archive, more) = (_folder.PathOf("archive"), Inputs("more", [1, 0, 0], [63, 63, 63]));
        ToolRun.Of("corpus", "merge", Inputs("first", [1]), more, "--target", "layout", "--out", archive).MustHold();
        ToolRun.Of("corpus", "merge", archive, Inputs("last", [255]), "--target", "layout").MustHold();

        Assert.Equal([[1], [63, 63, 63], [255]], Archived(archive).OrderBy(input => input[0]));
    }

    [Fact]
    public void Minimise_reads_all_queues_of_a_campaign_and_writes_an_archive_per_target()
    {
        var (one, two) = (Worker("layout-1"), Worker("layout-2"));
        one.Save(WorkerFolder.Queue, 0, "src:seed", [1]);
        two.Save(WorkerFolder.Queue, 0, "src:seed", [63, 63, 63]);
        two.Save(WorkerFolder.Crashes, 0, "src:seed", [9]);
        var to = _folder.PathOf("to");

        var run = ToolRun.Of("corpus", "minimise", _folder.PathOf("campaign"), "--out", to);

        Assert.StartsWith("layout: 2 inputs, 4 bytes -> 2 inputs, 2 bytes, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Archived(to).Count);
        ToolRun.Of("corpus", "merge", _folder.PathOf("campaign"), to).MustBeRefused("is the folder of a campaign");
    }

    [Fact]
    public void Failing_inputs_and_invalid_files_are_reported_and_kept()
    {
        var from = Inputs("from", [1], [], new byte[Input.MaxLength + 1]);
        var planted = ScenarioBinary.Encode(ScenarioText.Parse(TargetTests.Planted, "planted"));
        File.WriteAllBytes(Path.Combine(from, "planted"), planted);
        File.CreateSymbolicLink(Path.Combine(from, "nowhere"), "nothing");

        using var process = new CorpusMeasurer(
            InstrumentedTool.Make(_folder.PathOf("tool")), TargetSet.Canary);
        var (_, failure) = process.Measure(planted);
        var run = ToolRun.Of("corpus", "minimise", from, "--target", "layout", "--out", _folder.PathOf("to"));

        Assert.Equal("the planted bug", failure);
        Assert.NotNull(process.Measure([1]).Footprint);
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("1: skipped: 0 bytes; expected 1 to 16384", run.Error, StringComparison.Ordinal);
        Assert.Contains("2: skipped: found 16,385 bytes; expected at most", run.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere: skipped: found no such file", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, Directory.GetFileSystemEntries(from).Length);
    }

    [Fact]
    public void Unusable_folders_are_refused()
    {
        var plain = Inputs("plain", [1]);
        var missing = _folder.PathOf("none");

        ToolRun.Of("corpus", "minimise", missing).MustBeRefused("no folder");
        ToolRun.Of("corpus", "minimise", plain).MustBeRefused("give the target of its files with --target");
        ToolRun.Of("corpus", "minimise", plain, "--target", "layout", "--out", plain).MustBeRefused("is not empty");
        ToolRun.Of("corpus", "merge", plain).MustBeRefused("Allowed: A, B");
        Worker("layout-1");
        ToolRun.Of("corpus", "minimise", _folder.PathOf("campaign"), "--target", "boot")
            .MustBeRefused("has inputs for layout; expected inputs for boot");
    }

    private string Inputs(string name, params byte[][] inputs)
    {
        Directory.CreateDirectory(_folder.PathOf(name));
        for (var number = 0; number < inputs.Length; number++)
            File.WriteAllBytes(Path.Combine(_folder.PathOf(name), $"{number}"), inputs[number]);
        return _folder.PathOf(name);
    }

    private WorkerFolder Worker(string name) => WorkerFolder.Create(Path.Combine(_folder.PathOf("campaign"), name));

    private static List<byte[]> Archived(string folder) =>
        [.. CorpusFolder.InputsOf(folder, "layout").Select(input => input.Bytes)];
}
