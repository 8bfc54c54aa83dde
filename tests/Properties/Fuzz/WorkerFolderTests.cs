using Fuzz.Engines.Embedded;
using Fuzz.Storage;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>What workers leave on disk for each other and for their parent.</summary>
public sealed class WorkerFolderTests
{
    [Fact]
    public void A_worker_learns_each_input_of_its_peers_once_and_nothing_of_other_targets()
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
    public void Files_that_are_not_whole_or_are_called_otherwise_are_no_inputs()
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
    public void Notes_hold_the_input_that_runs_and_the_counts()
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
