using Fuzz.Engines;
using Fuzz.Engines.Embedded;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Files for AFL++ and libFuzzer, and the handling of theirs.</summary>
public sealed class EngineFilesTests
{
    [Fact]
    public void Dictionary_has_one_quoted_word_per_line() => Assert.Equal(
        """
        "ab"
        "\x00\x5c\x22~\x7f\xff"

        """,
        EngineFiles.DictionaryText([[97, 98], [0, 92, 34, 126, 127, 255]]));

    [Fact]
    public void Dictionary_omits_words_that_AFL_rejects() =>
        Assert.Equal(2, EngineFiles.DictionaryText([[], new byte[128], new byte[129], [1]]).Split('\n').Length - 1);

    [Fact]
    public void Seed_files_are_not_empty()
    {
        using var folder = new TemporaryFolder();
        var target = TargetSet.Find(TargetSet.Canary, Lockstep.Subjects.ProductionFactory.Instance)!;

        var seeds = FilesIn(EngineFiles.WriteSeeds(new CampaignOrder(folder.Root, 1), target));

        Assert.Equal(target.Seeds.Count(), seeds.Length);
        Assert.Equal([0], File.ReadAllBytes(seeds[0]));
        Assert.Equal(target.Seeds.ElementAt(1), File.ReadAllBytes(seeds[1]));
    }

    [Fact]
    public void Corpus_option_gives_seeds_or_a_peer_if_AFL_resumes_its_queue()
    {
        using var folder = new TemporaryFolder();
        using var given = new TemporaryFolder();
        File.WriteAllBytes(given.PathOf("one"), [7, 7, 7]);
        var target = TargetSet.Find("layout", Lockstep.Subjects.ProductionFactory.Instance)!;
        var order = new CampaignOrder(folder.Root, 1) { Target = target.Name, Corpus = given.Root };

        Assert.Equal([7, 7, 7], File.ReadAllBytes(FilesIn(EngineFiles.WriteSeeds(order, target))[^1]));
        EngineFiles.WriteAsPeer(order, target);
        Assert.Equal([7, 7, 7], File.ReadAllBytes(Assert.Single(FilesIn(folder.PathOf("layout-corpus/queue")))));
        Assert.Equal([7, 7, 7], Assert.Single(new Peers(folder.PathOf("layout-1")).Fresh()).Bytes);
    }

    // A content hash with digits in the place of the number.
    private const string Hash = "51b936201f0295384de9880d75fc976d1511c37a";

    private static string[] FilesIn(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];

    [Fact]
    public void Inputs_of_libFuzzer_and_of_peers_get_numbers_in_the_shared_queue()
    {
        using var folder = new TemporaryFolder();
        var files = new LibFuzzerFolder(folder.PathOf("layout-1"), folder.PathOf("layout-2"));
        var queue = Path.Combine(folder.PathOf("layout-1"), WorkerFolder.Queue);
        File.WriteAllBytes(Path.Combine(queue, Hash), [1]);
        var peer = WorkerFolder.Create(folder.PathOf("layout-a-1"));
        peer.Save(WorkerFolder.Queue, 4, "src:seed", [2]);

        files.Exchange(isOver: false);
        Assert.Equal(
            [Hash, "id:000000,sync:layout-a-1,src:000004"],
            Directory.GetFiles(queue).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        files.Exchange(isOver: true);
        Assert.Equal("id:000001,src:libfuzzer", Path.GetFileName(files.Shared.Files(WorkerFolder.Queue).Last()));

        new LibFuzzerFolder(folder.PathOf("layout-1"), folder.PathOf("layout-2")).Exchange(isOver: true);
        Assert.Equal(2, files.Shared.Files(WorkerFolder.Queue).Count());
    }

    [Fact]
    public void Failure_under_libFuzzer_is_saved_as_a_crash_or_hang_in_AFLs_naming()
    {
        using var folder = new TemporaryFolder();
        var files = new LibFuzzerFolder(folder.PathOf("layout-1"), folder.PathOf("layout-1"));
        File.WriteAllBytes(Path.Combine(files.Artifacts, "crash-7b5f"), [1]);
        File.WriteAllBytes(Path.Combine(files.Artifacts, "timeout-7b5f"), [2]);

        Assert.Equal(2, files.TakeArtifacts());

        Assert.Equal(
            ["crashes/id:000000,sig:06,src:libfuzzer,op:crash", "hangs/id:000000,sig:06,src:libfuzzer,op:timeout"],
            files.Own.FailureFiles.Select(FailureFolders.NameOf));
        Assert.Equal(0, files.TakeArtifacts());
    }
}
