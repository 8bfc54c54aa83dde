using Fuzz.Engines.Embedded;
using Fuzz.Storage;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>The files by which workers communicate with their peers and their parent.</summary>
public sealed class WorkerFolderTests
{
    [Fact]
    public void Worker_imports_each_input_of_its_peers_once_and_none_of_other_targets()
    {
        using var folder = new TemporaryFolder();
        var peer = WorkerFolder.Create(folder.PathOf("scenario-2"));
        peer.Save(WorkerFolder.Queue, 0, "src:seed", [1]);
        WorkerFolder.Create(folder.PathOf("boot-1")).Save(WorkerFolder.Queue, 0, "src:seed", [9]);
        WorkerFolder.Create(folder.PathOf("scenario-1")).Save(WorkerFolder.Queue, 0, "src:seed", [8]);
        var peers = new Peers(folder.PathOf("scenario-1"));

        Assert.Equal([1], Assert.Single(peers.Fresh()).Bytes);
        peer.Save(WorkerFolder.Queue, 1, "src:000000", [2]);
        Assert.Equal([2], Assert.Single(peers.Fresh()).Bytes);
        Assert.Empty(peers.Fresh());
    }

    [Fact]
    public void Incomplete_files_and_files_with_other_names_are_ignored()
    {
        using var folder = new TemporaryFolder();
        var store = WorkerFolder.Create(folder.PathOf("scenario-1"));
        store.Save(WorkerFolder.Queue, 4, "src:seed", [1]);
        File.WriteAllText(Path.Combine(store.Root, WorkerFolder.Queue, WholeFile.Unfinished + "id:000009"), "half");
        File.WriteAllText(Path.Combine(store.Root, WorkerFolder.Queue, "README.txt"), "text");

        Assert.Equal("id:000004,src:seed", Path.GetFileName(Assert.Single(store.Files(WorkerFolder.Queue))));
        Assert.Equal(5, store.NextNumber(WorkerFolder.Queue));
    }

    [Fact]
    public void Notes_have_the_current_input_and_the_counts()
    {
        using var folder = new TemporaryFolder();
        using var parent = Notes.Create(folder.Root);
        using var worker = Notes.Open(folder.Root);
        var counts = new WorkerCounts(1, 2, 3, 4, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(5), 7);

        worker.Begin([1, 2, 3]);
        worker.Begin([4, 5]);
        worker.Counts = counts;

        Assert.Equal(2, parent.Runs);
        Assert.Equal([4, 5], parent.LastInput);
        Assert.Equal(counts, parent.Counts);
    }
}
